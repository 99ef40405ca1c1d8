using Coordination.Host.Language;
using Coordination.Host.Pages.Forms;

namespace Coordination.Host.Pages;

/// <summary>Something that may fit, why, and the button that proposes it. It never books anything.</summary>
public sealed record Suggestion(Sentence What, Sentence Why, Button? Ask = null);
