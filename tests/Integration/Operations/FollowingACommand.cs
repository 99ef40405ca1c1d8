using System.Diagnostics;
using System.Net;
using Coordination.Integration.Api;
using Coordination.Projections;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Coordination.Integration.Operations;

/// <summary>A trace leads from a command to the commit, the lists and the page that show it, and holds nothing about the person.</summary>
[Collection(nameof(Town))]
public sealed class FollowingACommand(Town town)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_request_of_a_person_is_followed_from_the_form_to_the_page()
    {
        using var heard = new HeardSpans();
        var asking = new AskingWithCanaries(town);
        var shown = await asking.SendAsync();
        await town.ListedAsync();

        var command = await EndedAsync(heard,
            s => s.OperationName == "command ask-for-help" && IsBelow(heard, s, "POST /{community}/ask/send"));
        var lists = await EndedAsync(heard, s => s.OperationName == "lists" && IsTied(s, command));
        var page = await EndedAsync(heard, s => s.OperationName == "page" && IsTied(s, command));
        var commit = await EndedAsync(heard, s => s.OperationName == "commit" && s.ParentSpanId == command.SpanId);

        (await asking.Http.GetAsync(new Uri("/mill-street/mine", UriKind.Relative), Cancellation)).Dispose();
        await EndedAsync(heard, s => s.OperationName == "read lists" && IsBelow(heard, s, "page"));
        commit.TraceId.Should().Be(command.TraceId);
        var id = (string)command.GetTagItem(Traces.Command)!;
        lists.GetTagItem(Traces.Command).Should().BeAssignableTo<string[]>().Which.Should().Contain(id);
        (await EnvelopeAsync(id)).Should().Be(((string?)command.GetTagItem(Traces.Correlation), (long)commit.GetTagItem(Traces.Position)!));
        page.GetTagItem(Traces.Position).Should().Be(commit.GetTagItem(Traces.Position));
        command.GetTagItem(Traces.Outcome).Should().Be("done");
        shown.Address.Should().Contain("at=");
    }

    [Fact]
    public async Task No_span_holds_what_was_typed_who_it_was_or_where_they_looked()
    {
        using var heard = new HeardSpans();
        var asking = new AskingWithCanaries(town);
        await asking.SendAsync();
        await asking.WanderAsync();
        await town.ListedAsync();
        await EndedAsync(heard, s => s.OperationName == "lists");
        await EndedAsync(heard, s => s.DisplayName == "_OTHER");

        var written = heard.All.SelectMany(HeardSpans.WrittenOf).ToList();

        written.Should().Contain("GET /{community}/people/{id}").And.Contain("command ask-for-help");
        asking.Words.Should().HaveCountGreaterThan(8);
        foreach (var word in asking.Words)
            written.Should().NotContain(w => w.Contains(word, StringComparison.OrdinalIgnoreCase), $"{word} is nobody's business");
        written.Should().NotContain(w => w.Contains('?') || w.Contains("select ", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_refusal_is_named_by_its_code_and_a_trace_of_the_caller_is_not_carried_on()
    {
        using var heard = new HeardSpans();
        var theirs = ActivityTraceId.CreateRandom();
        (await town.Cleo.SendAsync(HttpMethod.Post, "/requests/raise", System.Text.Json.JsonSerializer.Serialize(
            Town.Asking(ward: Town.Elsewhere)), request =>
        {
            request.Headers.TryAddWithoutValidation("Idempotency-Key", Guid.NewGuid().ToString());
            request.Headers.TryAddWithoutValidation("traceparent", $"00-{theirs}-{ActivitySpanId.CreateRandom()}-01");
        })).Status.Should().Be(HttpStatusCode.Conflict);

        var command = await EndedAsync(heard, s => "request.out-of-area".Equals(s.GetTagItem("coordination.refusal")));
        await EndedAsync(heard, s => s.SpanId == command.ParentSpanId && 409.Equals(s.GetTagItem("http.response.status_code")));
        heard.Of(theirs).Should().BeEmpty();
    }

    private static bool IsTied(Activity span, Activity command) =>
        span.ParentSpanId == command.SpanId || span.Links.Any(link => link.Context.SpanId == command.SpanId);

    private static bool IsBelow(HeardSpans heard, Activity span, string name) =>
        heard.Of(span.TraceId).Any(s => s.SpanId == span.ParentSpanId && s.DisplayName == name);

    private static async Task<Activity> EndedAsync(HeardSpans heard, Func<Activity, bool> which) => (await Until.SeenAsync(
        () => Task.FromResult(heard.All.FirstOrDefault(which)), found => found is not null, within: TimeSpan.FromSeconds(20)))!;

    /// <summary>From the events of a command: its correlation, and the position of the last event.</summary>
    private async Task<(string?, long)> EnvelopeAsync(string commandId)
    {
        await using var command = town.Host.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand("""
            select headers -> 'envelope' ->> 'correlationId', seq_id from coordination.mt_events
            where headers -> 'envelope' ->> 'commandId' = $1 order by seq_id desc limit 1
            """);
        command.Parameters.Add(new() { Value = commandId });
        await using var reader = await command.ExecuteReaderAsync(Cancellation);
        await reader.ReadAsync(Cancellation);
        return (reader.GetString(0), reader.GetInt64(1));
    }
}
