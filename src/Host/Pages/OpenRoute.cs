using Coordination.Domain.Kernel;
using Coordination.Host.Access;
using Coordination.Host.Commands;
using Coordination.Host.Keys;
using Coordination.Host.Reads;
using Microsoft.AspNetCore.Antiforgery;

namespace Coordination.Host.Pages;

/// <summary>The values a page asks to open after a live update, by their keys: subject/name/digest.</summary>
public sealed record OpenBody
{
    public required IReadOnlyList<string?> Keys { get; init; }
}

/// <summary>Opens sealed values of a page that its reader may see; the others are left out.</summary>
public static class OpenRoute
{
    private const int Most = 1000;

    private sealed record Wanted(string Key, PersonId Subject, string Name, string Digest);

    public static void MapOpen(this RouteGroupBuilder pages) => pages.MapPost("/open", (Delegate)AnswerAsync).ExcludeFromDescription();

    private static async Task<IResult> AnswerAsync(HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-cache, no-store";
        var (viewer, refused) = await http.RequestServices.GetRequiredService<Viewers>().OpenAsync(http);
        if (viewer is null) return Problems.Of(refused!);
        if (!await viewer.Service<IAntiforgery>().IsRequestValidAsync(http)) return Problems.Of(Problems.SignIn);
        if (!http.Request.HasJsonContentType()) return Problems.Of(Problems.NotJson);
        if (!RequestBody.IsPlain(http.Request)) return Problems.Of(Problems.Encoded);
        if (await RequestBody.ReadAsync(http.Request, http.RequestAborted) is not { } sent) return Problems.Of(Problems.TooLarge);
        var wanted = RequestBody.Parse<OpenBody>(sent).Keys.Take(Most).OfType<string>().Select(Read).OfType<Wanted>().ToList();
        var values = new Dictionary<string, string>();
        await AddWordsAsync(viewer, [.. wanted.Where(w => w.Digest != NameDisclosure.InVault)], values);
        await AddVaultAsync(viewer, [.. wanted.Where(w => w.Digest == NameDisclosure.InVault)], values);
        return Results.Json(new { values }, StoredJson.Options);
    }

    private static Wanted? Read(string key) =>
        key.Split('/') is [var subject, var name, var digest] && Guid.TryParseExact(subject, "D", out var id)
            ? new(key, new(id), name, digest) : null;

    private static async Task AddWordsAsync(Viewer viewer, IReadOnlyList<Wanted> wanted, Dictionary<string, string> values)
    {
        if (wanted.Count == 0) return;
        var digests = wanted.Select(w => w.Digest).ToHashSet();
        Guid[] subjects = [.. wanted.Select(w => w.Subject.Value).Distinct()];
        var found = new List<Personal>();
        foreach (var source in viewer.Service<Declarations>().All<WordsSource>())
            found.AddRange(await source.FindAsync(viewer, subjects, digests));
        var words = await viewer.Service<Opening>()
            .WordsAsync(viewer, found, viewer.May(Permission.OpenWords) ? Opening.Coordination : Opening.Match);
        var opened = found.DistinctBy(f => f.Digest).ToDictionary(f => f.Digest, words.Of);
        foreach (var one in wanted)
            if (opened.GetValueOrDefault(one.Digest)?.Value is { } text) values[one.Key] = text;
    }

    private static async Task AddVaultAsync(Viewer viewer, IReadOnlyList<Wanted> wanted, Dictionary<string, string> values)
    {
        PersonId[] subjects = [.. wanted.Select(w => w.Subject).Distinct()];
        var disclosed = viewer.May(Permission.OpenContact)
            ? new HashSet<PersonId>() : await viewer.Service<Relations>().DisclosedAsync(viewer, subjects);
        PersonId[] named = [.. subjects.Where(s => viewer.May(Permission.OpenNames, viewer.To(s)) || disclosed.Contains(s))];
        var names = await viewer.Service<Opening>().NamesAsync(viewer, named,
            viewer.May(Permission.OpenNames) ? Opening.Coordination : Opening.Match);
        foreach (var one in wanted.Where(w => w.Name == ContactField.Name.Code()))
            if (names.GetValueOrDefault(one.Subject)?.Value is { } name) values[one.Key] = name;
        foreach (var one in wanted.Where(w => w.Name != ContactField.Name.Code()).GroupBy(w => w.Subject))
        {
            if (!viewer.May(Permission.OpenContact, disclosed.Contains(one.Key) ? Relation.Disclosed : viewer.To(one.Key))) continue;
            var contact = await viewer.Service<Opening>()
                .ContactAsync(viewer, one.Key, viewer.May(Permission.OpenContact) ? Opening.Coordination : Opening.Match);
            foreach (var field in one)
                if (contact.FirstOrDefault(c => c.Key.Code() == field.Name).Value?.Value is { } text) values[field.Key] = text;
        }
    }
}
