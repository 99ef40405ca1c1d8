using Coordination.Host.Pages.Forms;

namespace Coordination.Host.Operations.Leaving;

/// <summary>What a steward is asked before the whole history is handed out. A passphrase that was typed is never shown again.</summary>
public sealed record LeaveModel(string Community, string Name, Typed Typed);
