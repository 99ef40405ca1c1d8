using System.Text.Json;
using Coordination.Integration.Commands;

namespace Coordination.Integration.Faults;

/// <summary>Holds what clients have receipts for against what the store holds.</summary>
public static class Reckoning
{
    /// <summary>Everything acknowledged is there, once, where the receipt says; and nothing else is.</summary>
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

    /// <summary>Who asks again is told the same.</summary>
    public static async Task ShouldAnswerTheSameAsync(Ledger ledger, Caller caller, int most)
    {
        foreach (var kept in ledger.Kept.Reverse().Take(most))
            (await caller.SendAsync(kept.Path, kept.Body, kept.Key)).Text.Should().Be(kept.Reply.Text);
    }
}
