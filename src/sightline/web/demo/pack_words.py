"""What the people of the demonstration wrote for the Board."""

HOW = {
    "improved": (
        "Team managers look at the list of what is due each Monday with their workers, and what "
        "can't be done that week is handed over on the day.",
        "The new rota has run since the summer. Two posts that stood empty are filled, so work is "
        "no longer passed on half-way.",
        "We checked every case that was late in the spring, found that most waited for one "
        "signature, and let group managers sign as well.",
    ),
    "priority": (
        "The group manager reviews the ten longest waits every week. Agency cover begins this "
        "month, and the team's new manager starts on the first.",
        "We are asking partners for their reports five days sooner, and chase by telephone on the "
        "third day.",
        "Half of it is recording that comes late. Workers have an hour kept free on Fridays, and "
        "the list of what is missing goes to each team.",
    ),
}

WORK = {
    "front_door_and_early_help": "Police notifications are sorted by a worker of ours who sits "
    "with them two days a week. Early help now goes to every school once a month.",
    "assessment_and_safeguarding": "Cover for the team in trouble until its posts are filled. "
    "Conference diaries are planned eight weeks ahead.",
    "care_and_leaving_care": "Foster carers who left were asked why; their answers go to the "
    "panel in December. Personal advisers hold a drop-in on Thursdays.",
    "practice_and_partners": "The audit programme for the winter is agreed. Recruitment goes to "
    "two universities in November.",
}

_REPORT = {
    "analysis": "Most figures of this service are where they usually are. What moved is named in "
    "the summary, and none of it came as a surprise to the managers who know the cases.\n\n"
    "Demand is a little above a year ago, which the teams took without letting go of their dates.",
    "strengths": "Managers know their figures and use the lists. Supervision is held, and workers "
    "say that it helps. Families tell us that they see the same face more often.",
    "to_improve": "Recording still comes late at the end of a month. Work with partners is slower "
    "than ours, and we have not yet agreed with them what counts as soon enough.",
    "improved_how": "",
    "improving": "",
    "to_explore": "",
}

REPORTS = {
    "front_door_and_early_help": _REPORT
    | {"to_explore": "Why do fewer contacts from schools become referrals than a year ago?"},
    "assessment_and_safeguarding": _REPORT
    | {"to_explore": "Why do assessments in one team take twice as long as in the others?"},
    "care_and_leaving_care": _REPORT
    | {"to_explore": "What do young people who move a third time have in common?"},
    "practice_and_partners": _REPORT,
}

PARTS = {
    "complaints": {
        "Informal and formal complaints": "Fourteen informal and five formal complaints came in "
        "during the quarter, two fewer than in the one before.",
        "How soon they were answered": "All informal ones within ten working days. Two formal ones "
        "took longer, as the person they were about was away.",
        "Themes": "Not being called back; changes of worker; letters that are hard to understand.",
        "Compliments": "Nine, most of them about one worker's patience.",
        "What was learned, and what changes in practice and training": "Letters are rewritten with "
        "parents. Teams say on their answering machine when they call back.",
    },
    "feedback": {
        "Parents and carers": "Parents who came to a conference were asked afterwards: most felt "
        "listened to, some not prepared.",
        "Children and young people": "The children in care council looked at the new pathway plan "
        "and asked for fewer pages.",
        "Staff": "The staff survey was answered by two thirds; workload is named most.",
        "What was done with it": "A leaflet for before the conference; the plan is being cut down.",
    },
    "audits": {
        "What was audited, and how it was graded": "Twelve cases were audited by managers and two "
        "moderated. Most were good; the weakest were about plans that did not say by when.",
        "What it says of social work": "Visits are purposeful and children's voices are heard. "
        "Plans are the weak side.",
        "What it says of early help": "Good work with schools, thin on fathers.",
        "What families said of it": "Families were asked where it was right to ask, and six "
        "answered. They value plain words.",
        "What follows": "A workshop on plans in December; fathers are a question in every audit.",
    },
    "conferences": {
        "Practice in child protection conferences": "Reports reach parents sooner than in the "
        "spring, though not always two days before.",
        "Practice in reviews of looked-after children": "Most children take part in some way. "
        "Chairs meet them beforehand more often.",
        "Other looks at practice": "A dip sample of ten step-downs found all of them safe.",
    },
    "posts": {
        "Vacancies and recruitment": "Two of six empty posts are filled from November. One advert "
        "had no answer and is written anew.",
        "Caseloads": "Even across teams but one, which has help from its neighbours.",
    },
    "hr": {
        "Sickness absence": "A little lower than in the quarter before; long absences are few.",
        "Staff turnover": "Steady. Those who left say that it was the journey, not the work.",
        "What is done about it": "A parking pass, and a talk before somebody gives notice.",
    },
    "supervision": {
        "How much of it was held in time": "In time for most; missed where a manager was away.",
        "How good it is": "Ten records were read: reflective in seven, a list of tasks in three.",
    },
}
