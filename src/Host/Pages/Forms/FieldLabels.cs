namespace Coordination.Host.Pages.Forms;

/// <summary>What the fields of a page are called that are wrong, so that the summary above them names them too.</summary>
public sealed class FieldLabels
{
    private readonly Dictionary<string, string> labels = [];

    /// <summary>A field was shown after the summary.</summary>
    public event Action? Known;

    /// <param name="id">The id of the field on the page.</param>
    public string? this[string id] => labels.GetValueOrDefault(id);

    public void Add(string id, string label)
    {
        labels[id] = label;
        Known?.Invoke();
    }
}
