using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Coordination.Host.People;
using Coordination.Host.SignIn;
using Coordination.Integration.Pages;
using Npgsql;

namespace Coordination.Integration.Privacy;

/// <summary>
/// Canaries in what is not accepted: fields that are wrong or unknown, addresses, headers, tokens, and a command during which the database
/// fails.
/// </summary>
public sealed class Mishaps(TestHost host, Errands errands, Canaries canaries)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;
    private string Word(string where) => canaries.Of("mishap", where);

    public async Task RunAsync()
    {
        var founder = errands.Founder;
        string raise = Errands.Api("requests/raise"), record = Errands.Api("people/record");
        await ExpectAsync(400, founder, raise,
            new { category = Word("enum"), words = Word("beside enum"), wanted = new { amount = 1, unit = "item" }, ward = Errands.Ward });
        await ExpectAsync(400, founder, raise,
            new { category = "food", words = Word("beside ward"), wanted = new { amount = 1, unit = "item" }, ward = Word("ward") });
        await ExpectAsync(400, founder, record,
            new Dictionary<string, string> { ["name"] = Word("beside unknown"), [Word("member")] = Word("value of member") });
        await ExpectAsync(400, founder, record, "{\"name\": \"" + Word("cut off"));
        await ExpectAsync(400, founder, record, new { name = Word("NUL") + "\0" });
        await ExpectAsync(400, founder, record, new { name = Word("too long") + new string('x', 300) });
        await ExpectAsync(400, founder, record, new { name = Word("not a date"), occurredAt = Word("date") });
        await ExpectAsync(409, founder, record,
            new { name = Word("reason"), occurredAt = "2026-01-01T00:00:00.000000Z", reasonCode = Word("reason code") });
        await ExpectAsync(413, founder, record, new { name = Word("too large") + new string('x', 70_000) });
        await ExpectAsync(403, errands.Asker, record, new { name = Word("not allowed") });
        await ExpectAsync(404, founder, Errands.Api($"requests/{Guid.NewGuid()}/withdraw"), new { cause = Word("cause") }, 400);
        var key = canaries.PlainOf("idempotency key");
        (await Errands.SendAsync(founder, raise, Errands.Need(Word("first of key"), Errands.Ward), key)).Done();
        (await Errands.SendAsync(founder, raise, Errands.Need(Word("second of key"), Errands.Ward), key)).Status.Should()
            .Be(HttpStatusCode.UnprocessableEntity);

        await InAddressesAsync(founder);
        await InHeadersAsync();
        await OnPagesAsync(new(founder));
        await WhileTheVaultIsGoneAsync(record);
    }

    private static async Task ExpectAsync(int status, HttpClient who, string address, object body, int? orElse = null) =>
        (await Errands.SendAsync(who, address, body)).Number.Should().BeOneOf(status, orElse ?? status);

    private async Task InAddressesAsync(HttpClient founder)
    {
        string[] names = ["search", "standing", "show", "then", "asOf", Uri.EscapeDataString(Word("parameter"))];
        string[] paths = [Errands.Api("people"), Errands.Api("requests"), $"/{Errands.Code}/people", $"/{Errands.Code}/requests",
            $"/{Errands.Code}/join"];
        foreach (var (path, name) in paths.SelectMany(path => names.Select(name => (path, name))))
            await founder.GetAsync(new Uri($"{path}?{name}={Uri.EscapeDataString(Word("query"))}", UriKind.Relative), Cancellation);
        (await founder.GetAsync(new Uri(Errands.Api("people") + "?search=" + Uri.EscapeDataString(Word("query")), UriKind.Relative),
            Cancellation)).StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await founder.GetAsync(new Uri(Errands.Api("nowhere") + "?name=" + Uri.EscapeDataString(Word("query")), UriKind.Relative),
            Cancellation)).StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    private async Task InHeadersAsync()
    {
        var stranger = new DemoTokens(new byte[32]).For(new(DemoTokens.Issuer, Word("sign-in name of a forged token")));
        foreach (var token in new[] { canaries.PlainOf("token"), $"{canaries.PlainOf("token")}.{canaries.PlainOf("token")}.x", stranger })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, Errands.Api("me"));
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            (await host.Http.SendAsync(request, Cancellation)).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        }
        foreach (var header in new[] { "Cookie", "If-None-Match", "If-Match", "Accept-Language", "User-Agent", "Referer", "X-Name" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, Errands.Api("people"));
            request.Headers.TryAddWithoutValidation(header, header is "Cookie"
                ? $"coordination={canaries.PlainOf("cookie")}; name={canaries.PlainOf("cookie")}" : canaries.PlainOf("header"));
            await errands.Founder.SendAsync(request, Cancellation);
            using var page = new HttpRequestMessage(HttpMethod.Get, "/");
            page.Headers.Add("Cookie", $"coordination={canaries.PlainOf("cookie")}");
            await host.Http.SendAsync(page, Cancellation);
        }
    }

    private async Task OnPagesAsync(Browsing founder)
    {
        var people = $"/{Errands.Code}/people";
        (await founder.PostAsync(people + "/record", new Dictionary<string, string>(),
            ("name", Word("form without token")))).Status.Should().Be(HttpStatusCode.Unauthorized);
        (await founder.SendAsync(await founder.GetAsync(people), people + "/record", ("name", Word("unknown field of a form")),
            (Word("form field"), Word("form value")))).ShouldBe(HttpStatusCode.BadRequest);
        using var text = new StringContent(Word("not a form"), Encoding.UTF8, "text/plain");
        (await errands.Founder.PostAsync(new Uri(people + "/record", UriKind.Relative), text, Cancellation)).IsSuccessStatusCode.Should()
            .BeFalse();
        using var json = new StringContent(
            JsonSerializer.Serialize(new { person = Word("demo door"), to = Word("demo door") }), Encoding.UTF8, "application/json");
        foreach (var path in new[] { "/dev/sign-in", "/dev/clock", "/dev/empty-community" })
            (await host.Http.PostAsync(new Uri(path, UriKind.Relative), json, Cancellation)).IsSuccessStatusCode.Should().BeFalse(path);
    }

    /// <summary>The database fails during a valid command. Whatever logs that failure could log the command with it.</summary>
    private async Task WhileTheVaultIsGoneAsync(string record)
    {
        await using var owner = NpgsqlDataSource.Create(host.Installation.Storage.Owner);
        await owner.CreateCommand("alter table vault.contact rename to away").ExecuteNonQueryAsync(Cancellation);
        try
        {
            await ExpectAsync(500, errands.Founder, record,
                new { name = Word("while the vault is gone"), phone = canaries.PhoneOf<RecordPersonBody>("gone") });
            await ExpectAsync(500, errands.Founder, Errands.Api("requests/add"),
                new
                {
                    name = Word("search while the vault is gone"),
                    category = "food",
                    words = Word("words while the vault is gone"),
                    wanted = new { amount = 1, unit = "item" },
                    ward = Errands.Ward
                });
        }
        finally
        {
            await owner.CreateCommand("alter table vault.away rename to contact").ExecuteNonQueryAsync(Cancellation);
        }
    }
}
