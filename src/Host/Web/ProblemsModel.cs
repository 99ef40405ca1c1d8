namespace Coordination.Host.Web;

/// <summary>One no: its code, which never changes meaning, what it says, and the status it is answered with.</summary>
public sealed record ExplainedProblem(string Code, string Reason, int Status);

/// <summary>Every no this installation can give, or the one that was looked up.</summary>
public sealed record ProblemsModel(IReadOnlyList<ExplainedProblem> Problems, bool IsOne = false);
