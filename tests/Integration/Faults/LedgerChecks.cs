using System.Text.Json;
using Coordination.Integration.Commands;

namespace Coordination.Integration.Faults;

/// <summary>Compares the commands that were acknowledged with what the store holds.</summary>
public static class LedgerChecks
{
    /// <summary>Everything acknowledged is in the store, once, where the answer says, and nothing else is.</summary>
    public static async Task ShouldTallyAsync(Ledger ledger, StoredHistory history, Guid community)
    {
        await history.ShouldBeUnbrokenAsync();
        var stored = await history.ReadAsync(community);
        var places = stored.Select(e => (e.Stream, e.Version)).ToHashSet();
        ledger.Kept.SelectMany(k => k.Reply.Versions).Where(v => !places.Contains(v)).Should().BeEmpty("nothing acknowledged is lost");

        foreach (var (path, type) in new[] { ("raise", "request.raised"), ("withdraw", "request.withdrawn"),
            ("book", "session.place-booked") })
            stored.Count(e => e.Type == type).Should()
                .Be(ledger.Kept.Count(k => k.Path.EndsWith(path, StringComparison.Ordinal)), "each {0} takes effect once", path);
        var writtenBy = stored.ToLookup(e => (e.Stream, e.Version),
            e => JsonDocument.Parse(e.Headers).RootElement.GetProperty("envelope").GetProperty("commandId").GetGuid());
        ledger.Kept.SelectMany(k => k.Reply.Versions.SelectMany(v => writtenBy[v]).Distinct()).Should()
            .OnlyHaveUniqueItems("each key has one effect of its own");
    }

    /// <summary>The same command with the same key is answered as before.</summary>
    public static async Task ShouldAnswerTheSameAsync(Ledger ledger, Caller caller, int most)
    {
        foreach (var kept in ledger.Kept.Reverse().Take(most))
            (await caller.SendAsync(kept.Path, kept.Body, kept.Key)).Text.Should().Be(kept.Reply.Text);
    }
}
