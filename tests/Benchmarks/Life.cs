using System.Collections.Concurrent;
using System.Globalization;

namespace Coordination.Benchmarks;

/// <summary>
/// A community that goes on living: its history grows, and what is open stays as much. People ask, some are helped by another, the rest
/// find help elsewhere; for every so many requests somebody joins. What is looked at is there from the beginning and stays as it is.
/// </summary>
public sealed class Life(Town town, Form form)
{
    public const int AtOnce = 64;
    private const int AtFirst = 60;
    private readonly ConcurrentQueue<(string Id, string Token)> asked = new();
    private readonly ConcurrentDictionary<int, Lazy<Task<string>>> members = new();
    private static readonly TimeSpan step = TimeSpan.FromMilliseconds(1);
    private int number;

    public Town Town => town;

    /// <summary>An example of each thing, by the first word of its address.</summary>
    public IReadOnlyDictionary<string, string> Examples { get; private set; } = new Dictionary<string, string>();

    /// <summary>Of somebody who coordinates, and of the person looked at: some things are only their own.</summary>
    public IReadOnlyList<string> Tokens { get; private set; } = [];

    /// <summary>A moment well within the smaller history.</summary>
    public DateTimeOffset LongAgo { get; private set; }

    /// <summary>A moment just before the end of the history.</summary>
    public DateTimeOffset JustNow { get; private set; }

    public async Task BeginAsync()
    {
        var scopes = new[] { "read-today" };
        var program = await town.MadeAsync("/programs/issue", new { name = "Board in the hall", scopes, days = 30 }, town.Token);
        var sessions = new List<string>();
        for (var day = 0; day < AtFirst; day++)
            sessions.Add(await town.MadeAsync("/sessions/plan", new
            {
                title = "Larder morning",
                category = "food",
                starts = Town.Moment(DateTime.UtcNow.AddDays(1 + day)),
                minutes = 120,
                ward = "E05009367",
                capacity = new { amount = 20, unit = "parcel" },
            }, town.Token));
        foreach (var person in Enumerable.Range(0, AtFirst)) await MemberAsync(person);
        var (person0, helper0) = (await MemberAsync(0), await MemberAsync(1));
        var (request, offer, match) = await town.ProposedAsync(person0, helper0);
        await town.PostAsync($"/matches/{match}/accept", new { side = "helper" }, helper0);
        foreach (var other in Enumerable.Range(1, AtFirst))
            await town.ProposedAsync(await MemberAsync(other % AtFirst), await MemberAsync((other + 1) % AtFirst));
        Tokens = [town.Token, person0];
        Examples = new Dictionary<string, string>
        {
            ["programs"] = program,
            ["sessions"] = sessions[0],
            ["requests"] = request,
            ["offers"] = offer,
            ["matches"] = match,
            ["people"] = await PersonAsync(request),
        };
    }

    /// <summary>Goes on until there are so many events, and so many open requests long before.</summary>
    public async Task UntilAsync(int events, int longAgoAt)
    {
        await GrowAsync(longAgoAt);
        LongAgo = await InstantAsync();
        await GrowAsync(events - 200);
        JustNow = await InstantAsync();
        await GrowAsync(events);
        await town.Host.SettledAsync();
    }

    private async Task GrowAsync(int events)
    {
        while (await town.Host.PositionAsync() is var position && (position < events || asked.Count < form.OpenRequests))
        {
            form.GoOn();
            await AllAsync(Math.Clamp((int)Math.Max((events - position) / 3, form.OpenRequests - asked.Count), 1, 2000));
        }
    }

    private async Task AllAsync(int count)
    {
        var until = number + count;
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(async _ =>
        {
            while (Interlocked.Increment(ref number) is var own && own <= until) await OneAsync(own);
        }));
        number = until;
    }

    /// <summary>One request comes, and where enough are open the one that has waited longest goes.</summary>
    private async Task OneAsync(int own)
    {
        var member = await MemberAsync(AtFirst + own / 25);
        if (own % 10 == 0)
        {
            var helper = await MemberAsync(AtFirst + own / 25 + 1);
            var (_, _, match) = await town.ProposedAsync(member, helper);
            await town.PostAsync($"/matches/{match}/accept", new { side = "helper" }, helper);
            await town.PostAsync($"/matches/{match}/complete", new { given = new { amount = 1, unit = "parcel" } }, town.Token);
            return;
        }
        asked.Enqueue((await town.RaiseAsync(member, own % 3 == 0 ? 1 + own % 30 : null), member));
        if (asked.Count > form.OpenRequests && asked.TryDequeue(out var longest))
            await town.PostAsync($"/requests/{longest.Id}/resolve-elsewhere", new { }, longest.Token);
    }

    private Task<string> MemberAsync(int which) => members.GetOrAdd(which, _ => new(() => JoinAsync(which))).Value;

    private async Task<string> JoinAsync(int which)
    {
        var token = await town.Host.TokenAsync($"bench-{town.Code}-{which}");
        await town.PostAsync("/people/join", new { name = $"Member {which.ToString(CultureInfo.InvariantCulture)}" }, token);
        return token;
    }

    private async Task<string> PersonAsync(string request)
    {
        var (_, text, _) = await town.Host.GetAsync($"/api/communities/{town.Code}/requests/{request}", town.Token);
        return System.Text.Json.JsonDocument.Parse(text).RootElement.GetProperty("person").GetString()!;
    }

    /// <summary>An instant that the clock has passed by more than it rounds to: whatever is recorded next is later.</summary>
    private static async Task<DateTimeOffset> InstantAsync()
    {
        var now = DateTimeOffset.UtcNow;
        while (DateTimeOffset.UtcNow < now + step) await Task.Yield();
        return now;
    }
}
