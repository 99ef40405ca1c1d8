using Coordination.Domain.Kernel;
using Coordination.Host.Access;
using Coordination.Host.Language;
using Coordination.Host.Reads;

namespace Coordination.Host.Pages;

/// <summary>Somebody whom the reader looked up.</summary>
public sealed record FoundPerson(string Person, Opened Name);

/// <summary>Whom the reader looked up on a page by a part of the name or by number, to choose them in a form of it.</summary>
/// <param name="For">The form for which they were looked up; null if the page has only one.</param>
/// <param name="Text">What was searched for; null if somebody comes back with a form that was refused.</param>
public sealed record LookedUp(string? For, string? Text, IReadOnlyList<FoundPerson> People)
{
    public static readonly LookedUp Nobody = new(null, null, []);

    /// <summary>As far as it was for this form.</summary>
    public LookedUp In(string form) => For == form ? this : Nobody;

    /// <summary>Whoever was chosen in a form that was refused is still there to choose.</summary>
    public static async ValueTask<LookedUp> OfAsync(PageReader reader)
    {
        var viewer = reader.Viewer;
        if (reader.LookedFor is { } text)
            return new(reader.LookedForIn, text, await NamedAsync((await viewer.Service<PeopleSearch>().FindAsync(viewer, text)).Found));
        return reader.Typed[FormFields.LookedUp] is { } field && Guid.TryParse(reader.Typed[field], out var chosen)
            && viewer.May(Permission.OpenNames) ? new(reader.Typed.Form, null, await NamedAsync([new(chosen)])) : Nobody;

        async ValueTask<IReadOnlyList<FoundPerson>> NamedAsync(IReadOnlyList<PersonId> people)
        {
            var disclosure = await viewer.Service<NameDisclosures>().OpenAsync(viewer, [], people);
            return [.. people.Select(p => new FoundPerson(p.ToString(), disclosure.NameOf(p)))];
        }
    }
}
