using Coordination.Host.Pages.Forms;

namespace Coordination.Host.Operations.Leaving;

/// <summary>The form in which a steward exports the whole history. A typed passphrase is never shown again.</summary>
public sealed record LeaveModel(string Community, string Name, Typed Typed);
