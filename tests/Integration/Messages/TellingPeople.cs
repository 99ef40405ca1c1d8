using System.Net;
using Coordination.Integration.Api;
using Coordination.Integration.Pages;
using MimeKit;

namespace Coordination.Integration.Messages;

/// <summary>People are told what concerns them by the way that they chose, once, and in words that give nothing away.</summary>
[Collection(nameof(PostOffice))]
public sealed class TellingPeople(PostOffice office)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_mail_says_that_there_is_news_in_ones_language_and_nothing_that_others_may_not_know()
    {
        var village = await office.FoundAsync("refuge-kitchen");
        await village.JoinAsync("ben", new { email = village.Mail("ben"), language = "cy" });
        await village.JoinAsync("cleo", new { email = village.Mail("cleo") });

        await village.ProposeAsync("cleo", "ben");

        var mail = (await office.TakenAsync(village.Mail("ben"), 1))[0];
        mail.Subject.Should().Be("Newyddion i chi");
        mail.TextBody.Should().Contain("Mae rhywun yn awgrymu rhywbeth i chi").And.Contain("https://people.example/m/");
        mail.From.Mailboxes.Single().Address.Should().Be("news@people.example");
        mail.Headers[HeaderId.AutoSubmitted].Should().Be("auto-generated");
        (await office.TakenAsync(village.Mail("cleo"), 1))[0].TextBody.Should().Contain("Somebody suggests something to you");
        foreach (var sent in office.Mail.TakenFor(village.Mail("ben")).Concat(office.Mail.TakenFor(village.Mail("cleo"))))
            sent.ToString().Should().NotContainAny("refuge", "kitchen", "Nappies", "nappies", "baby", "Cleo", "Ben ", "Ada", Town.Ward);
    }

    [Fact]
    public async Task The_address_in_a_mail_leads_whoever_it_is_for_to_their_page_and_nobody_else()
    {
        var village = await office.FoundAsync("link-lane");
        await village.JoinAsync("ben", new { email = village.Mail("ben") });
        await village.JoinAsync("cleo", new { preferredChannel = "none" });
        await village.ProposeAsync("cleo", "ben");
        var path = PostOffice.PathIn((await office.TakenAsync(village.Mail("ben"), 1))[0]);

        var stranger = await new Browsing(office.Host.Client()).GetAsync(path);
        stranger.Address.Should().Be("/?then=" + Uri.EscapeDataString(path));
        (await new Browsing(office.Host.SignedIn("ben")).GetAsync(path)).Address.Should().Be("/link-lane/mine");
        (await new Browsing(office.Host.SignedIn("ben")).GetAsync("/link-lane/my-data")).ShouldSay("to tell you what concerns you");
        (await new Browsing(office.Host.SignedIn("eve")).GetAsync(path)).ShouldBe(HttpStatusCode.NotFound);
        (await new Browsing(office.Host.SignedIn("ben")).GetAsync("/m/nothing")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Whoever_has_only_a_phone_is_called_and_the_next_coordinator_sees_that_they_were()
    {
        var village = await office.FoundAsync("phone-row");
        var ben = await village.JoinAsync("ben", new { phone = "01422 496001" });
        var cleo = await village.JoinAsync("cleo", new { preferredChannel = "none" });
        var (_, match) = await village.ProposeAsync("cleo", "ben");
        await PostOffice.StandsAsync(village.Ada, cleo, "proposal", "dropped");
        await PostOffice.StandsAsync(village.Ada, ben, "proposal", "to-call");

        var ada = new Browsing(office.Host.SignedIn("ada"));
        (await ada.GetAsync("/phone-row/today")).ShouldSay("1 message to tell somebody by phone");
        var page = await ada.GetAsync("/phone-row/messages");
        page.ShouldSay("Sent, told or let go lately", "cleo", "the person wants no messages");
        page.ShouldSay("To call", "ben", "01422 496001", "has only a phone", "Somebody suggests something to you");
        page.Html.Should().Contain("href=\"tel:01422496001\"")
            .And.Contain("href=\"/phone-row/requests/", "whoever calls reads there what it is about");
        var told = await ada.SendAsync(page, page.Actions("/told$").Single(), ("by", "phone"));
        told.ShouldBe(HttpStatusCode.OK).ShouldSay("Nobody has to be called", "by phone");
        told.ShouldNotSay("01422 496001");

        // What is answered meanwhile needs no call any more.
        (await village.As("ben").PostAsync($"/matches/{match}/decline", new { side = "helper" })).ShouldBe(HttpStatusCode.OK);
        (await ada.GetAsync("/phone-row/messages")).ShouldSay("Nobody has to be called");
    }

    [Fact]
    public async Task A_call_that_is_no_longer_needed_goes_from_the_list()
    {
        var village = await office.FoundAsync("answered-row");
        var ben = await village.JoinAsync("ben", new { phone = "01422 496001" });
        await village.JoinAsync("cleo", new { preferredChannel = "none" });
        var (_, match) = await village.ProposeAsync("cleo", "ben");
        await PostOffice.StandsAsync(village.Ada, ben, "proposal", "to-call");

        (await village.As("ben").PostAsync($"/matches/{match}/accept", new { side = "helper" })).ShouldBe(HttpStatusCode.OK);

        (await PostOffice.StandsAsync(village.Ada, ben, "proposal", "dropped")).GetProperty("dropped").GetString().Should().Be("outdated");
    }

    [Fact]
    public async Task Nothing_is_sent_unasked_to_somebody_whose_home_is_kept_from_others()
    {
        var village = await office.FoundAsync("quiet-row");
        var ben = await village.JoinAsync("ben", new { email = village.Mail("ben") });
        (await village.As("ben").PostAsync($"/people/{ben}/restrict-address", null)).ShouldBe(HttpStatusCode.OK);
        await village.JoinAsync("cleo", new { email = village.Mail("cleo") });
        await village.ProposeAsync("cleo", "ben");

        (await PostOffice.StandsAsync(village.Ada, ben, "proposal", "to-call")).GetProperty("call").GetString().Should().Be("at-risk");
        await office.TakenAsync(village.Mail("cleo"), 1);
        office.Mail.TakenFor(village.Mail("ben")).Should().BeEmpty();
    }

    [Fact]
    public async Task An_address_that_the_mail_server_refuses_becomes_a_call()
    {
        var village = await office.FoundAsync("refused-row");
        office.Mail.Unknown.Add(village.Mail("ben"));
        var ben = await village.JoinAsync("ben", new { email = village.Mail("ben") });
        await village.JoinAsync("cleo", new { email = village.Mail("cleo") });
        await village.ProposeAsync("cleo", "ben");

        (await PostOffice.StandsAsync(village.Ada, ben, "proposal", "to-call")).GetProperty("call").GetString().Should().Be("not-accepted");
        (await new Browsing(office.Host.SignedIn("ada")).GetAsync($"/refused-row/people/{ben}"))
            .ShouldSay("the mail server did not accept their address");
    }

    [Fact]
    public async Task A_text_goes_to_a_number_that_takes_texts()
    {
        var village = await office.FoundAsync("text-row");
        var ben = await village.JoinAsync("ben", new { phone = "01422 496001, mobile 07400 123456" });
        await village.JoinAsync("cleo", new { preferredChannel = "none" });
        await village.ProposeAsync("cleo", "ben");

        var sent = await PostOffice.StandsAsync(village.Ada, ben, "proposal", "sent");
        sent.GetProperty("sentBy").GetString().Should().Be("sms");
        var lines = await File.ReadAllLinesAsync(Path.Combine(office.Texts, sent.GetProperty("id").GetString() + ".txt"), Cancellation);
        lines[0].Should().Be("+447400123456");
        lines[1].Should().StartWith("Somebody suggests something to you and waits for your answer. https://people.example/m/");
    }
}
