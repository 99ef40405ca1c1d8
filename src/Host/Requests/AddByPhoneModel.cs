using Coordination.Host.Language;
using Coordination.Host.Pages.Forms;

namespace Coordination.Host.Requests;

/// <summary>The form that records a request for somebody else, either a known person or one described here.</summary>
public sealed record AddByPhoneModel(string Community, IReadOnlyList<Option> Wards)
{
    /// <summary>The person the request is for, once found.</summary>
    public string? Person { get; init; }
    public Opened? PersonName { get; init; }
    public Typed Typed { get; init; } = Typed.Nothing;
}
