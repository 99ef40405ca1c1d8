using Coordination.Host.Language;
using Coordination.Host.Pages.Forms;

namespace Coordination.Host.Operations.Leaving;

/// <summary>The page on which stewards agree to export the whole history, and export it. A typed passphrase is never shown again.</summary>
public sealed record LeaveModel(string Community, string Name, Typed Typed)
{
    /// <summary>Who asked for an export with keys, and who agreed; null if nobody did.</summary>
    public Opened? AskedBy { get; init; }
    public Opened? ApprovedBy { get; init; }

    /// <summary>From when, and until when, it can be taken. Before anybody agreed: until when somebody can.</summary>
    public DateTimeOffset? From { get; init; }
    public DateTimeOffset? Until { get; init; }
    public bool MayAgree { get; init; }
    public bool MayTake { get; init; }
}
