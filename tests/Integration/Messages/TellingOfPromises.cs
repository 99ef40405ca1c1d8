using System.Net;
using Coordination.Integration.Api;
using Coordination.Integration.Pages;

namespace Coordination.Integration.Messages;

/// <summary>People are told what became of what they said yes to and asked for, and how to come in.</summary>
[Collection(nameof(PostOffice))]
public sealed class TellingOfPromises(PostOffice office)
{
    [Fact]
    public async Task Both_are_told_that_both_said_yes_and_whoever_was_promised_something_that_it_fell_through()
    {
        var village = await office.FoundAsync("promise-row");
        await village.JoinAsync("ben", new { email = village.Mail("ben") });
        await village.JoinAsync("cleo", new { email = village.Mail("cleo") });
        var (_, match) = await village.ProposeAsync("cleo", "ben");
        await office.TakenAsync(village.Mail("ben"), 1);
        await office.TakenAsync(village.Mail("cleo"), 1);
        (await village.As("ben").PostAsync($"/matches/{match}/accept", new { side = "helper" })).ShouldBe(HttpStatusCode.OK);
        (await village.As("cleo").PostAsync($"/matches/{match}/accept", new { side = "person" })).ShouldBe(HttpStatusCode.OK);
        (await office.TakenAsync(village.Mail("ben"), 2))[1].TextBody.Should().Contain("you both said yes");

        (await village.As("ben").PostAsync($"/matches/{match}/dissolve", new { cause = "helper-unavailable" })).ShouldBe(HttpStatusCode.OK);

        (await office.TakenAsync(village.Mail("cleo"), 2))[^1].TextBody.Should().Contain("will not happen as agreed");
        office.Mail.TakenFor(village.Mail("ben")).Should().HaveCount(2, "whoever did it knows it");
    }

    [Fact]
    public async Task Whoever_takes_a_request_back_is_not_told_that_it_fell_through_and_whoever_said_yes_is()
    {
        var village = await office.FoundAsync("taken-back-row");
        var ben = await village.JoinAsync("ben", new { email = village.Mail("ben") });
        var cleo = await village.JoinAsync("cleo", new { email = village.Mail("cleo") });
        var (request, match) = await village.ProposeAsync("cleo", "ben");
        var (other, second) = await village.ProposeAsync("cleo", "ben");
        (await village.As("cleo").PostAsync($"/matches/{match}/accept", new { side = "person" })).ShouldBe(HttpStatusCode.OK);
        (await village.As("ben").PostAsync($"/matches/{second}/accept", new { side = "helper" })).ShouldBe(HttpStatusCode.OK);

        foreach (var id in new[] { request, other })
            (await village.As("cleo").PostAsync($"/requests/{id}/withdraw", null)).ShouldBe(HttpStatusCode.OK);

        await PostOffice.StandsAsync(village.Ada, ben, "fell-through", "sent");
        (await village.Ada.GetAsync("/messages?limit=100")).Body.GetProperty("items").EnumerateArray()
            .Should().NotContain(m => m.GetProperty("person").GetGuid() == cleo && m.GetProperty("kind").GetString() == "fell-through");
    }

    [Fact]
    public async Task Whoever_asked_is_told_that_it_is_closed_unless_they_closed_it_themselves()
    {
        var village = await office.FoundAsync("closed-row");
        var cleo = await village.JoinAsync("cleo", new { email = village.Mail("cleo") });
        var dan = await village.JoinAsync("dan", new { email = village.Mail("dan") });
        var requests = new Dictionary<string, string>();
        foreach (var who in (string[])["cleo", "dan"])
            requests[who] = (await village.As(who).PostAsync("/requests/raise", Town.Asking())).ShouldBe(HttpStatusCode.Created).Id;

        (await village.As("dan").PostAsync($"/requests/{requests["dan"]}/withdraw", null)).ShouldBe(HttpStatusCode.OK);
        (await village.Ada.PostAsync($"/requests/{requests["cleo"]}/close-as-unmet", new { cause = "no-capacity" }))
            .ShouldBe(HttpStatusCode.OK);

        (await office.TakenAsync(village.Mail("cleo"), 1))[0].TextBody.Should().Contain("What you asked about is closed now");
        await PostOffice.StandsAsync(village.Ada, cleo, "request-closed", "sent");
        var met = (await village.As("cleo").PostAsync("/requests/raise", Town.Asking())).ShouldBe(HttpStatusCode.Created).Id;
        (await village.Ada.PostAsync($"/requests/{met}/give", new { given = new { amount = 2, unit = "pack" } }))
            .ShouldBe(HttpStatusCode.OK);
        (await office.TakenAsync(village.Mail("cleo"), 2))[1].TextBody.Should().Contain("recorded as given");
        office.Mail.TakenFor(village.Mail("dan")).Should().BeEmpty();
        (await village.Ada.GetAsync("/messages")).Body.GetProperty("items").EnumerateArray()
            .Should().NotContain(m => m.GetProperty("person").GetGuid() == dan);
    }

    [Theory, InlineData("verbal-consent", false), InlineData("professional-referral", true), InlineData("emergency", true)]
    public async Task Whoever_was_not_asked_is_told_of_what_was_done_in_their_name(string authority, bool isTold)
    {
        var code = "named-" + authority;
        var village = await office.FoundAsync(code);
        var cleo = await village.JoinAsync("cleo", new { email = village.Mail("cleo") });
        var request = (await village.As("cleo").PostAsync("/requests/raise", Town.Asking())).ShouldBe(HttpStatusCode.Created).Id;

        (await village.Ada.PostAsync($"/requests/{request}/withdraw", new { onBehalfOf = cleo, authority, channel = "phone" }))
            .ShouldBe(HttpStatusCode.OK);

        await office.Host.SettledAsync();
        office.Mail.TakenFor(village.Mail("cleo")).Should().HaveCount(isTold ? 1 : 0);
    }

    [Fact]
    public async Task An_invitation_carries_a_secret_address_that_survives_signing_in()
    {
        var village = await office.FoundAsync("invite-row");
        var person = (await village.Ada.PostAsync("/people/record", new { name = "Fay" }))
            .ShouldBe(HttpStatusCode.Created).Id;
        (await village.Ada.PostAsync($"/people/{person}/change-contact", new
        {
            email = village.Mail("fay"),
            onBehalfOf = person,
            authority = "verbal-consent",
            channel = "phone",
        })).ShouldBe(HttpStatusCode.OK);
        (await village.Ada.PostAsync($"/people/{person}/invite", null)).ShouldBe(HttpStatusCode.OK);

        var mail = (await office.TakenAsync(village.Mail("fay"), 1))[0];
        mail.ToString().Should().NotContain("invite-row");
        var path = PostOffice.PathIn(mail);
        (await new Browsing(office.Host.Client()).GetAsync(path)).Address.Should().Be("/?then=" + Uri.EscapeDataString(path));
        var joining = await new Browsing(office.Host.SignedIn("fay")).GetAsync(path);
        joining.Address.Should().StartWith("/invite-row/join?invitation=");
        joining.ShouldBe(HttpStatusCode.OK);
        // A code that is guessed leads nowhere.
        (await new Browsing(office.Host.SignedIn("gus")).GetAsync(path[..^1] + (path[^1] is 'A' ? 'B' : 'A')))
            .ShouldBe(HttpStatusCode.NotFound);
        var message = (await PostOffice.StandsAsync(village.Ada, Guid.Parse(person), "invitation", "sent")).GetRawText();
        message.Should().NotContain(path.Split('=')[^1], "the code stands in the mail alone");
    }
}
