from django.urls import path

from sightline.apps.people.views import (
    access_log,
    accounts,
    me,
    names,
    passwords,
    second_factor,
    sign_in,
    single_sign_on,
    units,
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
_units = [
    path("units/", units.tree, name="units"),
    path("units/add/", units.add, name="add_unit"),
    path("units/save/", units.publish, name="save_tree"),
    path("units/names/", names.waiting, name="names"),
    path("units/names/make-all/", names.grow, name="grow_tree"),
    path("units/names/<int:spelling_id>/match/", names.match, name="match_name"),
    path("units/names/<int:spelling_id>/take-back/", names.take_back, name="take_back_name"),
    path("units/<int:unit_id>/", units.unit, name="unit"),
    path("units/<int:unit_id>/move/", units.move, name="move_unit"),
    path("units/<int:unit_id>/act-up/", units.act_up, name="act_up"),
    path("units/<int:unit_id>/rename/", units.rename, name="rename_unit"),
    path("units/<int:unit_id>/merge/", units.merge, name="merge_unit"),
    path("units/<int:unit_id>/leave/", units.leave, name="leave_unit"),
    path("units/<int:unit_id>/places/<int:place_id>/undo/", units.undo, name="undo_place"),
]
_log = [
    path("access-log/", access_log.access_log, name="access_log"),
    path("access-log/child/", access_log.find_child_in_log, name="find_child_in_log"),
    path("access-log/file.<str:ending>", access_log.access_log_file, name="access_log_file"),
    path("access-log/break-glass/", access_log.break_glass_uses, name="break_glass_uses"),
    path("access-log/seals/", access_log.seals, name="seals"),
]
urlpatterns = [*_signing_in, *_own, *_accounts, *_units, *_log]
