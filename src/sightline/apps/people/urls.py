from django.urls import path

from sightline.apps.people.views import (
    accounts,
    me,
    passwords,
    second_factor,
    sign_in,
    single_sign_on,
)

app_name = "people"
_signing_in = [
    path("sign-in/", sign_in.SignIn.as_view(), name="sign_in"),
    path("sign-in/code/", sign_in.code, name="code"),
    path("sign-in/council/", single_sign_on.there, name="single_sign_on"),
    path("sign-in/council/back/", single_sign_on.back, name="single_sign_on_back"),
    path("sign-out/", sign_in.SignOut.as_view(), name="sign_out"),
    path("forgotten-password/", passwords.AskForPassword.as_view(), name="forgotten"),
    path("forgotten-password/asked/", passwords.password_asked, name="password_asked"),
    path(
        "new-password/<str:uidb64>/<str:token>/",
        passwords.ChoosePassword.as_view(),
        name="choose_password",
    ),
    path("new-password/chosen/", passwords.password_chosen, name="password_chosen"),
]
_own = [
    path("me/", me.me, name="me"),
    path("roles/", me.all_roles, name="roles"),
    path("me/deputies/<int:grant_id>/end/", me.end_deputy, name="end_deputy"),
    path("me/password/", passwords.change_password, name="change_password"),
    path("me/second-factor/", second_factor.second_factor, name="second_factor"),
    path("me/second-factor/begin/", second_factor.begin, name="factor_begin"),
    path("me/second-factor/confirm/", second_factor.confirm, name="factor_confirm"),
    path("me/second-factor/square.svg", second_factor.square, name="factor_square"),
    path("me/second-factor/codes/", second_factor.renew, name="factor_codes"),
    path("me/second-factor/remove/", second_factor.remove, name="factor_remove"),
]
_accounts = [
    path("people/", accounts.listed, name="people"),
    path("people/add/", accounts.add, name="add_person"),
    path("people/<int:person_id>/", accounts.person, name="person"),
    path("people/<int:person_id>/roles/<int:grant_id>/end/", accounts.end_role, name="end_role"),
    path("people/<int:person_id>/switch/", accounts.switch, name="switch"),
    path("people/<int:person_id>/second-factor/", accounts.reset_factor, name="reset_factor"),
    path("people/<int:person_id>/password/", accounts.new_password, name="new_password"),
]
urlpatterns = [*_signing_in, *_own, *_accounts]
