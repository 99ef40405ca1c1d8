using Coordination.Domain.Kernel;
using Coordination.Host.Pages.Forms;

namespace Coordination.Host.Consents;

/// <summary>The consent of somebody for one purpose.</summary>
/// <param name="RestsOn">With what authority it was given.</param>
public sealed record ConsentLine(string Purpose, string Status, IReadOnlyList<string> Recipients, IReadOnlyList<string> DataClasses,
    DateTimeOffset? Since, DateTimeOffset? Until, string? RestsOn, IReadOnlyList<string> Stays)
{
    /// <summary>Notes that the person took it back; null if the reader cannot.</summary>
    public Button? Withdraw { get; init; }
}

/// <summary>What a person consents to, on their own page or on that which coordinators have of them.</summary>
/// <param name="Needed">What is needed before the reader can record a consent; null if they can, or nothing is recorded any more.</param>
public sealed record ShownConsents(bool IsOwn, IReadOnlyList<ConsentLine> Lines, Refusal? Needed);

/// <summary>The reader's own consents, with forms to change them.</summary>
/// <param name="Href">The person's own address; <paramref name="Page"/> is the page the reader returns to.</param>
/// <param name="Needed">What is needed before the reader can consent to anything; null if they can.</param>
/// <param name="IsMinor">Whether the reader is under 18: then nothing is shared without a consent.</param>
public sealed record OwnConsents(string Href, string Page, IReadOnlyList<ConsentLine> Consents, Refusal? Needed, bool IsMinor);

/// <summary>A consent that could be recorded for somebody: for what, and with which authority that a steward has seen.</summary>
public sealed record PossibleConsent(ConsentQuestion Question, IReadOnlyList<string> Authorities);

/// <summary>The forms by which a coordinator records what somebody consents to.</summary>
public sealed record RecordedConsents(string Href, string Person, IReadOnlyList<PossibleConsent> Possible);
