namespace Coordination.Domain.Kernel;

/// <summary>Why something on record was not right (docs/codes.md).</summary>
public enum CorrectionReason { Miscounted, Mistyped, OtherRequest, NeverHappened, LearnedLater }
