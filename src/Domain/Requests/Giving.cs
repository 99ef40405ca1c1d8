using Coordination.Domain.Kernel;

namespace Coordination.Domain.Requests;

/// <summary>Something that was given for a request, as far as it was not voided.</summary>
/// <param name="Event">The version of the request at which it was recorded. Corrections name it by this.</param>
/// <param name="Promised">What the match had promised; null where it was given without a promise.</param>
/// <param name="Shortfall">Why not all of it was given.</param>
public sealed record Giving(int Event, Quantity Given, Cause? Shortfall, MatchId? Match, Quantity? Promised);

/// <summary>The end that somebody gave a request before all of it was given.</summary>
/// <param name="Event">The version of the request at which it was recorded.</param>
public sealed record Closing(int Event, RequestOutcome Outcome, Cause? Cause);
