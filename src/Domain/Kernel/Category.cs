namespace Coordination.Domain.Kernel;

/// <summary>The kind of help wanted or given, as coarse as a list may show it.</summary>
public enum Category { Food, Baby, Household, Lift, Errand, Company, Task, Advice, Other }

/// <summary>Why something was not met or was given up (docs/codes.md).</summary>
public enum Cause
{
    NoStock, NoCapacity, NoSkill, OutOfArea, OutOfHours, Ineligible, NoConsent, Unsafe, Unreachable, TooLate, Funding, PersonDeclinedOption,
    PersonDeclined, MetElsewhere, NoLongerNeeded, NotWanted, HelperUnavailable,
}
