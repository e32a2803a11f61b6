from strategy.models.fit import AnswerSource, Assessment, CriterionAnswer, Deviation, FitMeasure
from strategy.models.goal import Goal, GoalShare, Per
from strategy.models.joint_plan import (
    JointPlan,
    PlanMeasure,
    PlanMetric,
    PlanMove,
    PlanNumber,
    PlanReview,
    PlanState,
    Side,
)
from strategy.models.profile import AnswerKind, Criterion, IdealProfile
from strategy.models.readiness import ReadinessCheck
from strategy.models.survey import Channel, Moment, Survey, SurveyMention, SurveyReply

__all__ = [
    "AnswerKind",
    "AnswerSource",
    "Assessment",
    "Channel",
    "Criterion",
    "CriterionAnswer",
    "Deviation",
    "FitMeasure",
    "Goal",
    "GoalShare",
    "IdealProfile",
    "JointPlan",
    "Moment",
    "Per",
    "PlanMeasure",
    "PlanMetric",
    "PlanMove",
    "PlanNumber",
    "PlanReview",
    "PlanState",
    "ReadinessCheck",
    "Side",
    "Survey",
    "SurveyMention",
    "SurveyReply",
]
