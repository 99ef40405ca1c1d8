using System.Net;
using System.Text.Json;
using Coordination.Host.Commands;
using Coordination.Host.Keys;
using Coordination.Integration.People;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Coordination.Integration.Api;

/// <summary>Nobody makes the store grow by what is refused, nor records what could never be proved.</summary>
[Collection(nameof(Town))]
public sealed class KeepingWithinBounds(Town town)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_event_larger_than_a_leaf_is_refused_and_nothing_of_it_is_kept()
    {
        var founder = town.As("founder of much");
        var body = Founding("");
        var tooMuch = Founding(new string('x', RequestBody.MostBytes - JsonSerializer.SerializeToUtf8Bytes(body).Length - 40));
        (await founder.PostAsync("/api/communities", tooMuch)).ShouldBeProblem(HttpStatusCode.Conflict, "command.too-large");
        (await founder.PostAsync("/api/communities", body)).ShouldBe(HttpStatusCode.Created);

        object Founding(string words) => new
        {
            code = "many-words",
            name = "Many Words",
            yourName = "Vera",
            charter = Enumerable.Range(0, 20).Select(n => new
            {
                id = $"W-{n}",
                words = new[] { new { language = "en", text = "x" + words[(words.Length * n / 20)..(words.Length * (n + 1) / 20)] } },
            }),
        };
    }

    [Fact]
    public async Task A_list_in_a_body_has_an_end()
    {
        var scopes = Enumerable.Repeat("read-today", LongLists.MostItems + 1);
        (await town.Ada.PostAsync("/programs/issue", new { name = "Many scopes", scopes, days = 1 })).ShouldName("scopes");
    }

    [Fact]
    public async Task Somebody_turned_away_from_a_full_session_is_recorded_once()
    {
        var (asking, _) = await town.NewcomerAsync("Asking again and again");
        var on = town.Clock.GetUtcNow().AddDays(4).ToString("yyyy-MM-dd", null);
        var session = (await town.Ada.PostAsync("/sessions/plan", new
        {
            title = "One chair",
            category = "food",
            starts = new { on, at = "14:00" },
            minutes = 60,
            ward = Town.Ward,
            capacity = new { amount = 1, unit = "person" },
        })).ShouldBe(HttpStatusCode.Created).Id;
        (await town.Cleo.PostAsync($"/sessions/{session}/book", new { })).ShouldBe(HttpStatusCode.OK);

        var first = (await BookAsync()).ShouldBeProblem(HttpStatusCode.Conflict, "session.full");
        first.Body.TryGetProperty("recorded", out _).Should().BeTrue();
        for (var again = 0; again < 5; again++)
            (await BookAsync()).ShouldBeProblem(HttpStatusCode.Conflict, "session.full").Body.TryGetProperty("recorded", out _).Should()
                .BeFalse();
        var recorded = $"select count(*) from coordination.mt_events where type = 'session.place-refused' and stream_id = '{session}'";
        (await CountAsync(town.Host.Services.GetRequiredService<NpgsqlDataSource>(), recorded)).Should().Be(1);

        Task<Answered> BookAsync() => asking.PostAsync($"/sessions/{session}/book", new { });
    }

    [Fact]
    public async Task Somebody_whose_request_is_declined_is_recorded_once_for_each_kind_of_help()
    {
        var (asking, id) = await town.NewcomerAsync("Asking from elsewhere");
        for (var again = 0; again < 4; again++)
            (await RaiseAsync("baby")).ShouldBeProblem(HttpStatusCode.Conflict, "request.out-of-area").Body
                .TryGetProperty("recorded", out _).Should().Be(again == 0);
        (await RaiseAsync("food")).Body.TryGetProperty("recorded", out _).Should().BeTrue();
        var recorded = $"select count(*) from coordination.mt_events where type = 'request.declined' and data ->> 'person' = '{id}'";
        (await CountAsync(town.Host.Services.GetRequiredService<NpgsqlDataSource>(), recorded)).Should().Be(2);

        Task<Answered> RaiseAsync(string category) => asking.PostAsync("/requests/raise",
            new { category, words = "Nappies", wanted = new { amount = 1, unit = "pack" }, ward = Town.Elsewhere });
    }

    [Fact]
    public async Task What_is_refused_leaves_no_key_behind()
    {
        var (somebody, _) = await town.NewcomerAsync("Refused often");
        var before = await KeysAsync();
        foreach (var refused in (Answered[])
        [
            await town.Ada.PostAsync("/requests/add", TakenDown("Nobody New", "2020-01-01")),
            await town.Ada.PostAsync("/requests/raise", new
            {
                person = Guid.NewGuid(),
                category = "baby",
                words = "Nappies",
                wanted = new { amount = 1, unit = "pack" },
                ward = Town.Ward,
            }),
            await somebody.PostAsync("/people/record", new { name = "Not allowed" }),
            await town.Ada.PostAsync($"/people/{Guid.NewGuid()}/change-contact", new { name = "Nobody" }),
            await FoundAsync("api", "Reserved"),
            await FoundAsync(Town.Code, "Taken"),
            await FoundAsync("new", "MiII Street"),
        ]) refused.Status.Should().BeOneOf(HttpStatusCode.Conflict, HttpStatusCode.NotFound, HttpStatusCode.Forbidden);
        (await KeysAsync()).Should().Be(before);

        var taken = (await town.Ada.PostAsync("/requests/add", TakenDown("Somebody New", "2040-01-01"))).ShouldBe(HttpStatusCode.Created);
        (await KeysAsync()).Should().Be(before + 1);
        (await town.Ada.GetAsync($"/requests/{taken.Id}")).Body.ToString().Should().Contain("A cot");

        Task<Answered> FoundAsync(string code, string name) =>
            town.As("somebody unknown").PostAsync("/api/communities", new { code, name, yourName = "Nobody" });

        static object TakenDown(string name, string neededBy) => new
        {
            name,
            category = "baby",
            words = "A cot",
            wanted = new { amount = 1, unit = "item" },
            ward = Town.Ward,
            neededBy = new { on = neededBy },
            authority = "verbal-consent",
            channel = "phone",
        };
    }

    private Task<long> KeysAsync() => CountAsync(town.Host.Services.GetRequiredService<KeyStore>().Database,
        "select (select count(*) from keys.person_key) + (select count(*) from keys.community_key)");

    private static async Task<long> CountAsync(NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync(Cancellation))!;
    }
}
