using Coordination.Host.Pages.Forms;
using Coordination.Host.Reads;

namespace Coordination.Host.Pages;

/// <summary>A button and the command that it sends.</summary>
public sealed record PossibleButton(Button Button, PossibleCommand Sends);

/// <summary>Shows a button if its command would be accepted.</summary>
public static class PossibleButtons
{
    /// <summary>The accepted buttons of each thing; all are checked at once.</summary>
    public static async ValueTask<ILookup<TThing, Button>> AcceptedAsync<TThing>(
        this Viewer viewer, IEnumerable<(TThing Of, PossibleButton Button)> possible)
    {
        (TThing Of, PossibleButton Button)[] all = [.. possible];
        var accepted = await viewer.Service<CommandPreviews>().AcceptedAsync(viewer, [.. all.Select(p => p.Button.Sends)]);
        return all.Where((_, at) => accepted[at]).ToLookup(p => p.Of, p => p.Button.Button);
    }
}
