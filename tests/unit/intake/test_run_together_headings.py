"""The headings of case systems' ready-made queries, written without spaces, mistypings and all."""

import pytest

from sightline.intake.headings import match_headings
from sightline.intake.mapping import return_mapping

_CHILD = "ChildUniqueID Gender Ethnicity DateOfBirth Age"
RUN_TOGETHER = {
    "List 1": f"{_CHILD} DateOfContact ContactSource",
    "List 2": f"{_CHILD} AssessmentStartDate AssessmentCompletionDate"
    " OrganisationCompletingAssessment",
    "List 3": f"{_CHILD} ReferralDate ReferralSource ReferralNFA ReferralsLast12Months"
    " AllocatedTeam AllocatedWorker",
    "List 4": f"{_CHILD} HasDisability ContinuousAssessmentStart ContinuousAssessmentChildSeen"
    " ContinuousAssessmentAuthDate CSCSupportRequired AllocatedTeam AllocatedWorker",
    "List 5": f"{_CHILD} HasDisability StratDiscussionDate InitialCPConfUnnecessary"
    " InitialCPConfDate CPConfResultInCPPlan NumberS47s12m NumberICPCs12m AllocatedTeam"
    " AllocatedWorker",
    "List 6": f"{_CHILD} HasDisability CINStartDate PrimaryNeedCode DateChildLastSeen"
    " CINClosureDate ReasonForClosure CaseStatus AllocatedTeam AllocatedWorker",
    "List 7": f"{_CHILD} HasDisability ChildProtectionPlanStartDate InitialCategoryOfAbuse"
    " LatestCategoryOfAbuse DateOfLastStatutoryVisit ChildSeenAlone DateOfLatestReviewConf"
    " ChildProtectionPlanEndDate ProtectionLastSixMonths NumberOfPreviousChildProtectionPlans"
    " AllocatedTeam AllocatedWorker",
    "List 8": f"{_CHILD} UASC HasDisability LoookedAfterStartDate ChildCategoryOfNeed"
    " SubsequentLACEpisodeLast12Months MostRecentLegalStatusStart LegalStatus"
    " LatestStatutoryReviewDate LastSocialWorkVisitDate PermanencePlan LastIROVisitDate"
    " LastHealthAssessmentDate LastDentalCheckDate PlacementsLast12Months CeasedLookedAfterDate"
    " ReasonCeasedLookedAfter MostRecentPlacementStartDate PlacementType PlacementProvider"
    " PlacementPostcode PlacementURN EpisodesChildMissingFromPlacement"
    " EpisodesChildAbsentFromPlacement ChildOfferedReturnInterviewAfterLastMFH"
    " ChildAcceptedReturnInterviewAfterLastMFH AllocatedTeam AllocatedWorker",
    "List 9": f"{_CHILD} UASC HasDisability AllocatedTeam AllocatedWorker"
    " AllocatedPersonalAdvisor EligibilityCategory LatestPathwayPlan LAInTouch LatestContact"
    " TypeOfAccommodation SuitabilityOfAccommodation ActivityStatus",
    "List 10": "ChildUniqueID FamilyID Gender Ethnicity DateOfBirth Age HasDisability"
    " EnteredCareDate ADMSHOBPADecisionDate PlacementOrderDate MatchedForAdoptionDate"
    " PlacedForAdoptionDate AdoptionOrderDate DecisionReversedDate DecisionReversedReason"
    " DateFFAConsurrencyPlacement",
    "List 11": "AdopterID Gender Ethnicity DateOfBirth Age HasDisability AdoptedByCarer"
    " EnquiryDate Stage1StartDate Stage1EndDate Stage2StartDate Stage2EndDate ApplicationDate"
    " ApplicationApprDate MatchedDate PlacedDate NumSiblingsPlaced AdoptionOrderDate"
    " AdoptionLeaveDate AdoptingLeaveReason",
}
# Two columns of list 8 and one of list 11 are no part of those queries.
LEFT_OUT = {"List 8": ("Placement Location", "LA of Placement"), "List 11": ("Family identifier",)}


@pytest.mark.parametrize("name", RUN_TOGETHER)
def test_every_run_together_heading_is_known_and_none_is_missed(name):
    found = match_headings(name, RUN_TOGETHER[name].split(), return_mapping("annex_a").sheet(name))
    assert found.unmatched == ()
    assert found.missing == LEFT_OUT.get(name, ())


def test_the_wording_of_2019_is_known():
    older = "Was the child assessed as being in need at assessment?"
    assert return_mapping("annex_a").sheet("List 4").column_for(older).targets[0].column == (
        "support_required"
    )


def test_a_loose_heading_never_takes_the_place_of_the_plain_one():
    headings = ["Childs Case ID", "Child Unique ID", "Date of Contact", "Contact Source"]
    found = match_headings("List 1", headings, return_mapping("annex_a").sheet("List 1"))
    assert found.of[1].heading == "Child Unique ID"
    assert found.unmatched == ("Childs Case ID",)
