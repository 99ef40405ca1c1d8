using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Coordination.Integration.Commands;
using Coordination.Integration.Faults;
using Coordination.Integration.Postgres;

namespace Coordination.Integration.Walks;

/// <summary>
/// Whatever is sent to any endpoint is answered soon and in words, and nothing breaks. <c>COORDINATION_NONSENSE</c> says how often to each
/// family of routes.
/// </summary>
public sealed class SendingNonsense(TwoPlaces places) : IClassFixture<TwoPlaces>
{
    private const int Seed = 20260330, AtOnce = 4;
    private static readonly int many = int.TryParse(Environment.GetEnvironmentVariable("COORDINATION_NONSENSE"),
        CultureInfo.InvariantCulture, out var asked) ? asked : Extent.Of(200, 20_000);
    private static readonly TimeSpan longest = TimeSpan.FromSeconds(5);

    private readonly Dictionary<string, (string Cookie, string Field)> tokens = [];

    [Fact]
    public async Task Every_family_of_routes_answers_nonsense_with_a_clear_no()
    {
        using var host = new HostProcess(places.Installed);
        host.Start();
        await host.AnswersAsync(TestContext.Current.CancellationToken);
        var families = places.Doors.Where(d => !Rights.LeftOut.Contains(d.Right)
            || d.Pattern.StartsWith("/dev/sign-in", StringComparison.Ordinal)).GroupBy(Family).OrderBy(f =>
            f.Key, StringComparer.Ordinal).ToList();
        var things = new Dictionary<Thing, IReadOnlyDictionary<string, string>>();
        foreach (var thing in Thing.All) things[thing] = await places.Here.MakeAsync(thing, places.Here["olive"]);
        foreach (var who in (string[])["coordinator", "steward", "member"]) tokens[who] = await TokenAsync(host.Address, who);
        var (answered, wrong) = (new ConcurrentDictionary<int, int>(), new ConcurrentBag<string>());
        await SendAsync(families, 0, Math.Max(20, many / 10));
        var warm = host.Memory;
        await SendAsync(families, 1, many);
        var (after, counts) = (host.Memory,
            string.Join(", ", answered.OrderBy(a => a.Key).Select(a => $"{a.Value} × {(a.Key == 0 ? "closed" : a.Key)}")));
        await Announcement.WriteAsync(
            $"Nonsense: {answered.Values.Sum()} requests to {families.Count} families of routes (seed {Seed}): {counts}; "
            + $"memory of the Host {warm >> 20} MB warm, {after >> 20} MB after.");
        var broken = string.Join(Environment.NewLine,
            host.Said.Where(line => line.Contains("Exception:", StringComparison.Ordinal)).Distinct().Take(10));
        string.Join(Environment.NewLine, wrong.Take(40)).Should()
            .BeEmpty("a Host that is sent nonsense has nothing to say of it, and it said {0}", broken);
        host.IsRunning.Should().BeTrue();
        after.Should().BeLessThan(warm * 3 / 2 + (256 << 20));

        Task SendAsync(IEnumerable<IGrouping<string, Door>> to, int round, int each) =>
            Parallel.ForEachAsync(to,
                new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = TestContext.Current.CancellationToken },
                async (family, cancellation) =>
        {
            var nonsense = new Nonsense(Seed + round + family.Key.Sum(c => c));
            for (var n = 0; n < each; n++)
            {
                var door = nonsense.One([.. family]);
                var draft = Draft(door, nonsense, things);
                nonsense.Spoil(draft);
                var bytes = draft.ToBytes();
                var answer = await HeardAsync(host.Address, bytes, cancellation);
                answered.AddOrUpdate(answer.Status ?? 0, 1, (_, before) => before + 1);
                if (Wrong(draft, answer) is { } why)
                    wrong.Add($"{why}: {draft} → {answer.Status} {answer.MediaType} {answer.Body[..Math.Min(200, answer.Body.Length)]}");
            }
        });
    }

    /// <summary>A busy machine may be slow once, so a slow request is sent a second time.</summary>
    private static async Task<WireAnswer> HeardAsync(Uri to, byte[] bytes, CancellationToken cancellation)
    {
        try
        {
            return await Wire.SendAsync(to, bytes, longest, cancellation);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            try
            {
                return await Wire.SendAsync(to, bytes, 6 * longest, cancellation);
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
            {
                return new(null, null, "no answer", longest);
            }
        }
    }

    /// <summary>The antiforgery token. Without it, the rest of a form is never looked at.</summary>
    private async Task<(string Cookie, string Field)> TokenAsync(Uri host, string who)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = host };
        foreach (var (name, value) in places.Host.TokenOf(places.Here.Subject(who)))
            http.DefaultRequestHeaders.TryAddWithoutValidation(name, value);
        using var front = await http.GetAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken);
        return (front.Headers.GetValues("Set-Cookie").First().Split(';')[0],
            Walker.TokenIn(await front.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
    }

    private static string Family(Door door) => door.IsInside ? door.Below.Split('/').ElementAtOrDefault(1) ?? "community" : "outside";

    private Draft Draft(Door door, Nonsense nonsense, Dictionary<Thing, IReadOnlyDictionary<string, string>> things)
    {
        var right = Rights.Table.FirstOrDefault(r => r.Door == door.Right) ?? new(door.Right, Rights.Everybody);
        var body = door.Method == "POST" ? places.Body(door, right, things[right.Needs], null) ?? [] : null;
        var draft = new Draft(door.Method, TwoPlaces.Fill(door, places.Here.Code, things[right.Needs])!) { Meant = body };
        draft.Set("Host", "127.0.0.1");
        draft.Set("Connection", "close");
        var who = nonsense.One("coordinator", "coordinator", "steward", "member", "nobody");
        if (who != "nobody") foreach (var (name, value) in places.Host.TokenOf(places.Here.Subject(who))) draft.Set(name, value);
        if (!door.IsOfPrograms && door.Method == "POST" && tokens.TryGetValue(who, out var token))
            draft.Headers.AddRange([("Cookie", token.Cookie), ("RequestVerificationToken", token.Field)]);
        draft.Set("Accept", door.IsOfPrograms ? "application/json" : "text/html");
        if (body is null) return draft;
        draft.Set("Idempotency-Key", Guid.NewGuid().ToString());
        draft.Set("Content-Type", "application/json");
        draft.Body = Encoding.UTF8.GetBytes(body.ToJsonString());
        return draft;
    }

    private static string? Wrong(Draft draft, WireAnswer answer) => answer switch
    {
        { Status: null } when draft.IsNoHttp && answer.Body.Length == 0 => null,
        { Status: null } => "not answered",
        // The request is not at fault when it has to wait until another Host has read on.
        { Status: 503 } when draft.Path == "/health/ready" => null,
        // Only one archive is made at a time.
        { Status: 503 } when draft.Path.EndsWith("/export", StringComparison.Ordinal) => null,
        { Status: >= 500 } => "broke",
        { Status: < 400 } => null,
        _ when draft.IsNoHttp || IsOfServer(answer) || draft.Method == "HEAD" => null,
        { MediaType: "application/problem+json" } => IsClear(answer.Problem!.Value, answer.Status!.Value) ? null : "unclear",
        { MediaType: "text/html" } when !draft.Path.StartsWith("/api/", StringComparison.Ordinal) =>
            answer.Body.Contains("<main", StringComparison.Ordinal) ? null : "no page",
        _ => "without words",
    };

    /// <summary>What the server itself refuses before routing: a request line or header that is not allowed.</summary>
    private static bool IsOfServer(WireAnswer answer) =>
        answer is { Status: 400 or 414 or 417 or 431 or 408 or 413 or 405, MediaType: null, Body.Length: 0 };

    private static bool IsClear(JsonElement problem, int status) =>
        problem.GetProperty("status").GetInt32() == status && problem.GetProperty("type")
            .GetString() == "/problems/" + problem.GetProperty("code").GetString() && problem.GetProperty("title")
            .GetString() is { Length: > 0 }
        && (problem.GetProperty("code")
            .GetString() != "input.not-understood" || problem.TryGetProperty("errors", out _) || problem.TryGetProperty("detail", out _));
}
