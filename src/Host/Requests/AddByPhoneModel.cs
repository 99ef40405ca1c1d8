using Coordination.Host.Language;
using Coordination.Host.Pages.Forms;

namespace Coordination.Host.Requests;

/// <summary>A request taken down for somebody else; for a person already known, or for one described here.</summary>
public sealed record AddByPhoneModel(string Community, IReadOnlyList<Option> Wards)
{
    /// <summary>The person the request is for, once found.</summary>
    public string? Person { get; init; }
    public Opened? PersonName { get; init; }
    public Typed Typed { get; init; } = Typed.Nothing;
}
