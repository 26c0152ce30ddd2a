from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST

from sightline.apps.notices import actions, addresses, queries
from sightline.apps.notices.models import Notice
from sightline.apps.notices.topics import all_topics, topic_called
from sightline.apps.people.access import open_to_everyone
from sightline.apps.people.models import User
from sightline.documents.on_page import part_of

_A_PAGE = 30
_AT_MOST = 600


@open_to_everyone
@require_GET
def notices(request: HttpRequest) -> HttpResponse:
    found = list(queries.notices_of(request.user)[:_AT_MOST])
    part = part_of(found, request.GET.get("page", ""), size=_A_PAGE)
    unread = queries.unread_count(request.user)
    return render(request, "notices/notices.html", {"part": part, "unread": unread})


@open_to_everyone
@require_POST
def open_notice(request: HttpRequest, id: int) -> HttpResponse:
    """Read it and go on to its page."""
    notice = get_object_or_404(Notice, pk=id, person=request.user)
    actions.read_notice(by=request.user, notice=notice, at=timezone.now())
    return redirect(notice.address)


@open_to_everyone
@require_POST
def read_all(request: HttpRequest) -> HttpResponse:
    actions.read_all_notices(by=request.user, at=timezone.now())
    return redirect("notices:list")


@open_to_everyone
def choices(request: HttpRequest) -> HttpResponse:
    """Which topics come by mail as well."""
    topics = list(all_topics())
    if request.method == "POST":
        wanted = set(request.POST.getlist("topic"))
        stopped = [topic.key for topic in topics if topic.may_stop and topic.key not in wanted]
        actions.choose_topics(by=request.user, stopped=stopped, at=timezone.now())
        messages.success(request, "Your choice is kept.")
        return redirect("notices:choices")
    stopped_now = queries.stopped_topics(request.user)
    shown = [(topic, topic.key not in stopped_now) for topic in topics]
    return render(request, "notices/choices.html", {"topics": shown})


# A link in a mail is followed without signing in, and mail programs post to it by themselves
# (RFC 8058). The signed token is all it needs: it can stop one topic of one person.
@csrf_exempt
@login_not_required
def stop(request: HttpRequest, token: str) -> HttpResponse:
    meant = addresses.meant_to_stop(token)
    person = User.objects.filter(pk=meant[0]).first() if meant else None
    if meant is None or person is None:
        raise Http404
    topic = topic_called(meant[1])
    if request.method == "POST":
        actions.stop_topic(person=person, topic=topic, at=timezone.now())
    done = request.method == "POST"
    return render(request, "notices/stop.html", {"topic": topic, "done": done})
