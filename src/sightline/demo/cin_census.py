"""Wrenshire's yearly children in need census, as the XML a case system uploads."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from lxml import etree

from sightline.demo.children import Child
from sightline.demo.events import Assessment, Care, CinPlan, History, Plan, Referral, Section47
from sightline.demo.world import AUTHORITY


@dataclass
class _Need:
    """One CINdetails: an episode of need with everything in it."""

    child: Child
    referred_on: date
    source: str
    need: str
    nfa: bool
    closed_on: date | None
    reason: str
    assessments: list[Assessment] = field(default_factory=list)
    enquiries: list[Section47] = field(default_factory=list)
    cin_plans: list[CinPlan] = field(default_factory=list)
    plans: list[Plan] = field(default_factory=list)


@dataclass(frozen=True)
class Census:
    history: History
    year: int

    @property
    def first(self) -> date:
        return date(self.year - 1, 4, 1)

    @property
    def last(self) -> date:
        return date(self.year, 3, 31)

    def xml(self) -> bytes:
        message = etree.Element("Message")
        self._header(message)
        children = etree.SubElement(message, "Children")
        for needs in self._by_child().values():
            self._child(children, needs)
        return bytes(
            etree.tostring(message, xml_declaration=True, encoding="utf-8", pretty_print=True)
        )

    def _header(self, message: etree._Element) -> None:
        header = etree.SubElement(message, "Header")
        details = etree.SubElement(header, "CollectionDetails")
        _add(details, "Collection", "CIN")
        _add(details, "Year", str(self.year))
        _add(details, "ReferenceDate", self.last)
        source = etree.SubElement(header, "Source")
        _add(source, "SourceLevel", "L")
        _add(source, "LEA", AUTHORITY)
        _add(source, "SerialNo", "001")

    def _by_child(self) -> dict[str, list[_Need]]:
        needs = {id(r): _of_referral(r) for r in self.history.referrals if self._in_year(r)}
        for made in self.history.assessments:
            if (need := needs.get(id(made.referral))) and made.started_on <= self.last:
                need.assessments.append(made)
        for enquiry in self.history.section_47s:
            if (need := needs.get(id(enquiry.referral))) and enquiry.started_on <= self.last:
                need.enquiries.append(enquiry)
        for cin in self.history.cin_plans:
            if (need := needs.get(id(cin.referral))) and cin.started_on <= self.last:
                need.cin_plans.append(cin)
        for plan in self.history.plans:
            if (need := needs.get(id(plan.referral))) and plan.started_on <= self.last:
                need.plans.append(plan)
        found: defaultdict[str, list[_Need]] = defaultdict(list)
        for need in needs.values():
            found[need.child.child_id].append(need)
        for care in self.history.care:
            if care.started_on <= self.last and care.ended_on >= self.first:
                found[care.child.child_id].append(_of_care(care))
        return found

    def _in_year(self, referral: Referral) -> bool:
        closed = referral.closed_on
        if referral.nfa:
            return self.first <= referral.referred_on <= self.last
        return referral.referred_on <= self.last and (closed is None or closed >= self.first)

    def _child(self, parent: etree._Element, needs: list[_Need]) -> None:
        child = needs[0].child
        element = etree.SubElement(parent, "Child")
        who = etree.SubElement(element, "ChildIdentifiers")
        _add(who, "LAchildID", child.child_id)
        _add(who, "UPNunknown", "UN4")
        _add(who, "PersonBirthDate", child.born_on)
        if self.year >= 2025:
            _add(who, "Sex", child.sex)
        else:
            _add(who, "GenderCurrent", str("MF".index(child.sex) + 1))
        what = etree.SubElement(element, "ChildCharacteristics")
        _add(what, "Ethnicity", child.ethnicity)
        if child.disabilities:
            disabilities = etree.SubElement(what, "Disabilities")
            for code in child.disabilities:
                _add(disabilities, "Disability", code)
        for need in sorted(needs, key=lambda need: need.referred_on):
            self._details(element, need)

    def _till(self, day: date | None) -> date | None:
        return day if day and day <= self.last else None

    def _details(self, parent: etree._Element, need: _Need) -> None:
        details = etree.SubElement(parent, "CINdetails")
        closed = self._till(need.closed_on)
        _add(details, "CINreferralDate", need.referred_on)
        _add(details, "ReferralSource", need.source)
        if not need.nfa:
            _add(details, "PrimaryNeedCode", need.need)
            _add(details, "CINclosureDate", closed)
            _add(details, "ReasonForClosure", need.reason if closed else None)
        for made in need.assessments:
            self._assessment(details, made)
        for cin in need.cin_plans:
            dates = etree.SubElement(details, "CINPlanDates")
            _add(dates, "CINPlanStartDate", cin.started_on)
            _add(dates, "CINPlanEndDate", self._till(cin.ended_on))
        for enquiry in need.enquiries:
            element = etree.SubElement(details, "Section47")
            _add(element, "S47ActualStartDate", enquiry.started_on)
            _add(element, "DateOfInitialCPC", self._till(enquiry.icpc_on))
            _add(element, "ICPCnotRequired", "0" if enquiry.icpc_on else "1")
        _add(details, "ReferralNFA", "1" if need.nfa else "0")
        for plan in need.plans:
            self._plan(details, plan)

    def _assessment(self, details: etree._Element, made: Assessment) -> None:
        element = etree.SubElement(details, "Assessments")
        done = self._till(made.completed_on)
        _add(element, "AssessmentActualStartDate", made.started_on)
        _add(element, "AssessmentAuthorisationDate", done)
        if done:
            factors = etree.SubElement(element, "FactorsIdentifiedAtAssessment")
            for code in made.factors:
                _add(factors, "AssessmentFactors", code)

    def _plan(self, details: etree._Element, plan: Plan) -> None:
        element = etree.SubElement(details, "ChildProtectionPlans")
        _add(element, "CPPstartDate", plan.started_on)
        _add(element, "CPPendDate", self._till(plan.ended_on))
        _add(element, "InitialCategoryOfAbuse", plan.category)
        _add(element, "LatestCategoryOfAbuse", plan.latest_category)
        _add(element, "NumberOfPreviousCPP", str(plan.previous))
        held = [day for day in plan.reviews if day <= self.last]
        if held:
            reviews = etree.SubElement(element, "Reviews")
            for day in held:
                _add(reviews, "CPPreviewDate", day)


def _of_referral(referral: Referral) -> _Need:
    return _Need(
        referral.child,
        referral.referred_on,
        referral.source,
        referral.need,
        referral.nfa,
        None if referral.nfa else referral.closed_on,
        referral.closure_reason,
    )


def _of_care(care: Care) -> _Need:
    return _Need(care.child, care.started_on, "5A", care.need, False, care.ended_on, "RC7")


def _add(parent: etree._Element, tag: str, value: str | date | None) -> None:
    if value is not None and value != "":
        etree.SubElement(parent, tag).text = str(value)
