using Coordination.Domain.Kernel;
using Coordination.Host.Language;
using Coordination.Host.Pages.Forms;

namespace Coordination.Host.People;

/// <summary>What it means if the reader stops being a steward: who remains, and whether the community would need another first.</summary>
/// <param name="WhyNot">Why the reader cannot stop now; null if they can.</param>
public sealed record StandDownModel(string Community, string Name, IReadOnlyList<Opened> Remaining, bool IsFewest, Refusal? WhyNot,
    Button Do);
