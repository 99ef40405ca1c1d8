using System.Net;
using Coordination.Domain.Kernel;
using Coordination.Integration.Commands;

namespace Coordination.Integration.Backups;

/// <summary>A community with a history, and a person in it who will be erased.</summary>
public sealed record TownWithHistory(Town Town, string Founder, Guid Request, PersonId Erased)
{
    private const string Words = "a bag of food, and bread";

    public static async Task<TownWithHistory> InAsync(TestHost host)
    {
        var founder = Guid.NewGuid().ToString();
        var town = await Town.FoundAsync(host, founder);
        var erased = (await town.Founder.SendAsync("people/record", new { name = "Edith", phone = "01632 960199" })).Done().Subject;
        await town.Founder.RequestAsync(erased);
        var request = await town.Founder.RequestAsync(await town.Founder.PersonAsync(), words: Words);
        await town.Founder.SessionAsync(5);
        await host.CaughtUpAsync();
        return new(town, founder, request, new(erased));
    }

    /// <summary>A row of the vault or of the keys that is deleted when the person is erased.</summary>
    public bool IsKeptOfErased(string row) =>
        (row.StartsWith("vault.contact ", StringComparison.Ordinal) || row.StartsWith("keys.person_key ", StringComparison.Ordinal))
            && row.Contains(Erased.ToString(), StringComparison.Ordinal);

    /// <summary>The open request is still open, its words can be read, and commands are accepted.</summary>
    public async Task GoesOnAsync(TestHost host)
    {
        var caller = new Api.Caller(host.SignedIn(Founder), "/api/communities/" + Town.Code);
        var request = (await caller.GetAsync($"/requests/{Request}")).ShouldBe(HttpStatusCode.OK);
        request.Body.GetProperty("words").GetProperty("value").GetString().Should().Be(Words);
        request.Tag.Should().Be("\"1\"");
        (await caller.PostAsync($"/requests/{Request}/withdraw", new { })).ShouldBe(HttpStatusCode.OK);
        await host.CaughtUpAsync();
    }
}
