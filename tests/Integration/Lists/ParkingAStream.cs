using System.Diagnostics;
using System.Net;
using System.Text.Json;
using Coordination.Domain.Kernel;
using Coordination.Host.Messages;
using Coordination.Host.Operations;
using Coordination.Host.Storage;
using Coordination.Integration.Api;
using Coordination.Projections.Requests;

namespace Coordination.Integration.Lists;

/// <summary>Where a list cannot apply an event, it parks the stream of that event, and everything else goes on.</summary>
public sealed class ParkingAStream(Town town) : IClassFixture<Town>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string, string, string> Faults => new()
    {
        { "request.matched", "{\"nonsense\": 1}", nameof(JsonException) },
        { "request.raised", "{\"request\": \"@\"}", nameof(UnreachableException) },
    };

    [Theory, MemberData(nameof(Faults))]
    public async Task It_alone_stands_still_and_goes_on_in_order_once_the_fault_is_mended(string type, string body, string error)
    {
        var (request, other) = (await town.RaiseAsync(), await town.RaiseAsync());
        await using var events = new PlantedEvents(town.Host);

        var planted = await events.PlantAsync(request, type, body.Replace("@", request, StringComparison.Ordinal));
        await events.PlantAsync(request, "request.withdrawn", $$"""{"request": "{{request}}", "cause": "no-longer-needed"}""");
        (await town.Cleo.PostAsync($"/requests/{other}/withdraw", null)).ShouldBe(HttpStatusCode.OK);
        await town.ListedAsync();

        var listed = await ItemsAsync("/requests?limit=200");
        listed[request].TryGetProperty("outcome", out _).Should().BeFalse("it is as it was before the fault");
        listed[other].GetProperty("outcome").GetString().Should().Be("withdrawn", "every other row goes on");
        (await town.Ada.GetAsync("/requests?limit=200")).Body.GetProperty("notUpToDate").EnumerateArray().Select(i => i.GetString())
            .Should().Equal(request);
        await EverythingElseGoesOnAsync();
        await NamedAsync(request, type, error);
        await Until.HoldsAsync(async () => (await PageAsync("/messages")).Contains("Held up", StringComparison.Ordinal),
            TimeSpan.FromSeconds(30));
        await SaidAsync($"/requests/{request}", true);
        await SaidAsync("/requests?show=all", true);
        await SaidAsync($"/requests/{other}", false);

        (await ApplyAsync()).Should().StartWith("0 things are up to date again, 1 still stand still");
        await events.MendAsync(planted, "request.matched", Matched(request));
        (await ApplyAsync()).Should().Be("1 things are up to date again, 0 still stand still.");

        (await ItemsAsync("/requests?limit=200"))[request].GetProperty("outcome").GetString()
            .Should().Be("withdrawn", "what waited was applied in order");
        (await town.Ada.GetAsync("/requests?limit=200")).Body.TryGetProperty("notUpToDate", out _).Should().BeFalse();
        (await HistoryAsync(request)).Should().Equal([0, 1, 1], "the history is as if nothing had stood still");
        await SaidAsync("/requests?show=all", false);
        // The policy that tells people waits as well, and tries again by itself.
        await Until.HoldsAsync(async () => !(await ReadyAsync()).TryGetProperty("parked", out _), TimeSpan.FromMinutes(2));
    }

    [Fact]
    public async Task An_event_of_a_newer_program_is_named_and_nothing_is_written_until_it_is_known()
    {
        var request = await town.RaiseAsync();
        await using var events = new PlantedEvents(town.Host);

        var planted = await events.PlantAsync(request, "request.frobnicated", $$"""{"request": "{{request}}"}""");

        await Until.HoldsAsync(async () => (await town.Nobody.GetAsync("//health/ready")).Body.ToString()
            .Contains("newer event request.frobnicated", StringComparison.Ordinal));
        (await town.Nobody.GetAsync("//health/ready")).ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await town.Cleo.PostAsync("/requests/raise", Town.Asking())).ShouldBeProblem(HttpStatusCode.ServiceUnavailable, "host.busy");
        (await town.Ada.GetAsync("/requests?limit=200")).ShouldBe(HttpStatusCode.OK);
        await town.ListedAsync();
        await SaidAsync("/requests?show=all", true);
        (await FluentActions.Awaiting(() => TestHost.StartAsync(town.Host.Place)).Should().ThrowAsync<StorageException>()).WithMessage(
            "The history holds events of a newer program (request.frobnicated): start that program or a newer one.");

        await events.MendAsync(planted, "request.matched", Matched(request));
        await Until.HoldsAsync(async () => (await town.Nobody.GetAsync("//health/ready")).Status is HttpStatusCode.OK);
        (await town.Cleo.PostAsync("/requests/raise", Town.Asking())).ShouldBe(HttpStatusCode.Created);
        (await ApplyAsync()).Should().StartWith("1 things are up to date again, 0 still stand still");
    }

    [Fact]
    public async Task What_the_store_writes_under_a_number_drawn_in_vain_stops_no_host()
    {
        var request = await town.RaiseAsync();
        await using var events = new PlantedEvents(town.Host);
        var planted = await events.PlantAsync(request, "tombstone", "{}");
        await using (await TestHost.StartAsync(town.Host.Place))
            (await town.Cleo.PostAsync("/requests/raise", Town.Asking())).ShouldBe(HttpStatusCode.Created);
        await events.MendAsync(planted, "request.matched", Matched(request));
        await ApplyAsync();
    }

    private async Task EverythingElseGoesOnAsync()
    {
        var (offer, request) = (await town.OfferAsync(), await town.RaiseAsync());
        await town.ProposeAsync(request, offer);
        (await ItemsAsync($"/matches?request={request}")).Should().HaveCount(1, "other lists go on");
        await town.As("dora", Town.OtherCode).GetAsync("/requests");
        var elsewhere = await town.As("dora", Town.OtherCode).PostAsync("/requests/raise", Town.Asking());
        elsewhere.ShouldBe(HttpStatusCode.Created);
        await town.ListedAsync();
        var far = await town.As("dora", Town.OtherCode).GetAsync("/requests");
        far.Body.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("id").GetString()).Should()
            .Contain(elsewhere.Id, "other communities go on");
        far.Body.TryGetProperty("notUpToDate", out _).Should().BeFalse();
        (await town.Cleo.PostAsync($"/requests/{request}/withdraw", null)).ShouldBe(HttpStatusCode.OK);
        await Until.HoldsAsync(
            async () => (await ItemsAsync($"/matches?request={request}&phase=dissolved")).Count == 1, TimeSpan.FromSeconds(30));
    }

    private async Task NamedAsync(string request, string type, string error)
    {
        var named = (await ReadyAsync()).GetProperty("parked").EnumerateArray().Select(p => p.GetString()!)
            .Where(p => !p.StartsWith(TellPeople.StoredAs, StringComparison.Ordinal)).Should().ContainSingle().Subject;
        var community = (await town.Ada.GetAsync("")).Body.GetProperty("id").GetString()!;
        named.Should().StartWith(RequestsList.View.Table.Key).And.Contain(request).And.Contain(community).And.Contain(type)
            .And.Contain(error);
    }

    /// <summary>Whether a page says that something on it is not up to date. The page is shown in any case.</summary>
    private async Task SaidAsync(string page, bool isSaid) =>
        (await PageAsync(page)).Contains("Not up to date", StringComparison.Ordinal).Should().Be(isSaid, page);

    private async Task<string> PageAsync(string page)
    {
        using var answer = await town.Host.SignedIn("ada").GetAsync($"/{Town.Code}{page}", Cancellation);
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        return await answer.Content.ReadAsStringAsync(Cancellation);
    }

    private async Task<JsonElement> ReadyAsync() => (await town.Nobody.GetAsync("//health/ready")).ShouldBe(HttpStatusCode.OK).Body;

    private async Task<Dictionary<string, JsonElement>> ItemsAsync(string list) =>
        (await town.Ada.GetAsync(list)).ShouldBe(HttpStatusCode.OK).Body.GetProperty("items").EnumerateArray()
            .ToDictionary(i => i.GetProperty("id").GetString()!);

    private async Task<string> ApplyAsync()
    {
        string[] args = ["apply-parked", .. town.Host.Place.Select(p => $"--{p.Key}={p.Value}")];
        return (await OperatorCommands.Find(args)!(Cancellation)).Split('\n')[0];
    }

    private static string Matched(string request) =>
        JsonSerializer.Serialize(new { request, match = Guid.NewGuid(), quantity = new { amount = 1, unit = "pack" } });

    /// <summary>How many promises each version of the row holds, oldest first.</summary>
    private async Task<IReadOnlyList<int>> HistoryAsync(string request)
    {
        await using var owner = Npgsql.NpgsqlDataSource.Create(town.Host.Installation.Storage.Owner);
        await using var history = owner.CreateCommand($"select row from {RequestsList.View.Table.Name} where id = $1 order by from_seq");
        history.Parameters.Add(new() { Value = Guid.Parse(request) });
        await using var reader = await history.ExecuteReaderAsync(Cancellation);
        var promises = new List<int>();
        while (await reader.ReadAsync(Cancellation)) promises.Add(
            StoredJson.Read<ListedRequest>(reader.GetFieldValue<byte[]>(0)).State.Promised.Count);
        return promises;
    }
}
