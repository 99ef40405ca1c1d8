using Coordination.Host.Pages;
using Coordination.Host.Pages.Forms;

namespace Coordination.Host.Requests;

/// <summary>The form that changes a request, with the request as it is.</summary>
/// <param name="Values">The request as the fields have it.</param>
/// <param name="SaidAt">The version that the form shows.</param>
/// <param name="Held">What is given or promised already; null if nothing is.</param>
public sealed record ChangeRequestModel(string Community, string Id, Served Served,
    IReadOnlyDictionary<string, string> Values, int SaidAt, Language.Amount? Held)
{
    public Typed Typed { get; init; } = Typed.Nothing;

    public string Href => Links.Request(Community, Id);
    public string? this[string field] => Typed.IsRefused ? Typed[field] : Values.GetValueOrDefault(field);
}
