using System.Net;
using Coordination.Host;

namespace Coordination.Integration.Api;

[Collection(nameof(Town))]
public sealed class SayingNo(Town town)
{
    [Fact]
    public async Task Whoever_is_not_signed_in_is_told_how()
    {
        foreach (var answer in (Answered[])[await town.Nobody.GetAsync("/requests"),
            await town.Nobody.PostAsync("/requests/raise", "not even json")])
        {
            answer.ShouldBeProblem(HttpStatusCode.Unauthorized, "caller.sign-in");
            answer.Headers.WwwAuthenticate.Should().ContainSingle().Which.Scheme.Should().Be("Bearer");
        }
    }

    [Theory]
    [InlineData("/api")]
    [InlineData("/api/nothing")]
    [InlineData("/api/people/join")]
    [InlineData("/api/communities/mill-street/nothing")]
    [InlineData("/api/communities/mill-street/requests/raise/more/of/it")]
    public async Task An_address_that_leads_nowhere_is_a_problem(string path) =>
        (await town.Ada.GetAsync(path)).ShouldBeProblem(HttpStatusCode.NotFound, "caller.not-found");

    [Theory]
    [InlineData("DELETE", "/requests", "GET")]
    [InlineData("PUT", "/requests/raise", "POST")]
    [InlineData("GET", "/api/communities", "POST")]
    public async Task A_method_that_is_not_taken_is_answered_with_those_that_are(string method, string path, string allowed)
    {
        var answer = (await town.Ada.SendAsync(new(method), path, null, _ => { }))
            .ShouldBeProblem(HttpStatusCode.MethodNotAllowed, "input.method-not-allowed");
        answer.Content.Allow.Should().Contain(allowed);
    }

    [Fact]
    public async Task Whoever_may_get_may_ask_for_the_headers_alone()
    {
        var request = await town.RaiseAsync();
        var answer = (await town.Ada.SendAsync(HttpMethod.Head, $"/requests/{request}", null, _ => { })).ShouldBe(HttpStatusCode.OK);
        answer.Tag.Should().Be("\"1\"");
    }

    [Fact]
    public async Task What_is_no_json_is_not_read() =>
        (await town.Ada.SendAsync(HttpMethod.Post, "/requests/raise", "words=bread", WithKey, "application/x-www-form-urlencoded"))
            .ShouldBeProblem(HttpStatusCode.UnsupportedMediaType, "input.not-json");

    [Fact]
    public async Task More_than_can_be_sent_at_once_is_not_read() =>
        (await town.Ada.PostAsync("/requests/raise", Town.Asking(new string('x', 70_000))))
            .ShouldBeProblem(HttpStatusCode.RequestEntityTooLarge, "input.too-large");

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("two words")]
    public async Task A_command_needs_a_key(string? key) =>
        (await town.Ada.SendAsync(HttpMethod.Post, "/requests/raise", "{}",
            request => { if (key is not null) request.Headers.TryAddWithoutValidation("Idempotency-Key", key); }))
            .ShouldBeProblem(HttpStatusCode.BadRequest, "idempotency.key-missing");

    [Fact]
    public async Task A_key_may_be_in_quotes_or_bare()
    {
        var bare = await town.Cleo.PostAsync("/requests/raise", Town.Asking(), "the-same-key");
        var quoted = await town.Cleo.PostAsync("/requests/raise", Town.Asking(), "\"the-same-key\"");
        quoted.ShouldBe(HttpStatusCode.Created).Id.Should().Be(bare.Id);
    }

    [Theory]
    [InlineData("/today")]
    [InlineData("/requests")]
    [InlineData("/offers")]
    [InlineData("/matches")]
    [InlineData("/people")]
    public async Task What_is_for_coordinators_is_not_for_members(string path) =>
        (await town.Cleo.GetAsync(path)).ShouldBeProblem(HttpStatusCode.Forbidden, "caller.not-allowed");

    [Fact]
    public async Task A_command_beyond_ones_roles_is_not_carried_out()
    {
        var request = await town.RaiseAsync();
        (await town.Cleo.PostAsync($"/requests/{request}/close-as-unmet", new { cause = "no-stock" }))
            .ShouldBeProblem(HttpStatusCode.Forbidden, "caller.not-allowed");
        (await town.Ben.PostAsync($"/requests/{request}/withdraw", null)).ShouldBeProblem(HttpStatusCode.Conflict, "person.not-yours");
    }

    [Fact]
    public async Task Help_that_is_refused_names_the_clause_and_is_kept()
    {
        var answer = (await town.Cleo.PostAsync("/requests/raise", Town.Asking(ward: "E05009998")))
            .ShouldBeProblem(HttpStatusCode.Conflict, "request.out-of-area");
        answer.Body.GetProperty("clause").GetString().Should().Be("CL-1");

        var kept = (await town.Cleo.GetAsync("/requests/" + answer.Body.GetProperty("recorded").GetProperty("subject").GetString()))
            .ShouldBe(HttpStatusCode.OK).Body;
        kept.GetProperty("outcome").GetString().Should().Be("declined");
        kept.GetProperty("cause").GetString().Should().Be("out-of-area");
    }

    [Fact]
    public async Task Every_code_has_a_page_for_people_and_for_programs()
    {
        var refusals = TestFeatures.Declared.Refusals();
        foreach (var code in refusals.Keys)
        {
            var kind = (await town.Nobody.GetAsync("//problems/" + code)).ShouldBe(HttpStatusCode.OK).Body;
            kind.GetProperty("code").GetString().Should().Be(code);
            kind.GetProperty("status").GetInt32().Should().BeInRange(400, 599);
        }
        var page = await town.Nobody.SendAsync(HttpMethod.Get, "//problems/request.out-of-area", null,
            request => request.Headers.Accept.ParseAdd("text/html"));
        page.ShouldBe(HttpStatusCode.OK).Content.ContentType!.MediaType.Should().Be("text/html");
        (await town.Nobody.GetAsync("//problems/no.such-code")).ShouldBe(HttpStatusCode.NotFound);
        (await town.Nobody.GetAsync("//problems")).ShouldBe(HttpStatusCode.OK).Body.GetArrayLength().Should().Be(refusals.Count);
    }

    private static void WithKey(HttpRequestMessage request) => request.Headers.Add("Idempotency-Key", "k");
}
