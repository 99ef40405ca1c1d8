using Coordination.Domain.Kernel;
using static Coordination.Domain.Kernel.Category;

namespace Coordination.Host.Demo;

/// <summary>How one small request goes when the demo goes on by itself.</summary>
public enum EpisodeEnd { Kept, Declined, GivenAtTheDesk, Withdrawn, Elsewhere }

/// <summary>One small request and what answers it, for any of the people.</summary>
public sealed record Episode(Category Category, string Wanted, string Ward, string Words, string Offer, EpisodeEnd End);

/// <summary>
/// The episodes that can follow in a community of the demo: each is a story of a few steps that opens a request and closes it again.
/// </summary>
public static class Episodes
{
    private static readonly Dictionary<string, Episode[]> all = new()
    {
        [CalderLarder.Code] =
        [
            new(Food, "1 parcel", "Ovenden", "A parcel for two until the weekend.", "One parcel more, packed today.", EpisodeEnd.Kept),
            new(Baby, "1 pack", "Park", "Nappies size 4, whatever make.", "A pack of size 4, unopened.", EpisodeEnd.GivenAtTheDesk),
            new(Errand, "1 trip", "Warley", "Could somebody bring the box up the hill?", "I drive that way this evening.", EpisodeEnd.Kept),
            new(Household, "1 item", "Town", "A saucepan with a lid.", "A saucepan, the lid is from another one.", EpisodeEnd.Declined),
            new(Advice, "1 task", "Skircoat", "A letter I would rather not open alone.", "I have an hour tomorrow.", EpisodeEnd.Withdrawn),
        ],
        [RyburnWheels.Code] =
        [
            new(Lift, "1 trip", "Ryburn", "Home from the surgery at about four.", "One seat, at four.", EpisodeEnd.Kept),
            new(Errand, "1 trip", "Sowerby Bridge", "Stamps and a newspaper.", "I am at the shop anyway.", EpisodeEnd.Kept),
            new(Lift, "2 trip", "Luddendenfoot", "To the optician and back.", "Two trips, tomorrow.", EpisodeEnd.Elsewhere),
            new(Company, "1 trip", "Warley", "Somebody beside me at the clinic.", "I can come along.", EpisodeEnd.Declined),
        ],
        [OvendenSomebodyShould.Code] =
        [
            new(Category.Task, "1 task", "Ovenden", "A fuse that goes when the kettle does.", "I look at the fuse.", EpisodeEnd.Kept),
            new(Household, "1 item", "Ovenden", "A long ladder for an hour.", "A ladder, four metres.", EpisodeEnd.Kept),
            new(Company, "1 task", "Illingworth and Mixenden", "A game of draughts.", "I play badly and gladly.", EpisodeEnd.Withdrawn),
            new(Advice, "1 task", "Ovenden", "How to get a stain out of stone.", "Vinegar, I show you.", EpisodeEnd.GivenAtTheDesk),
        ],
    };

    /// <summary>The next episode of this community, with the people whose turn it is.</summary>
    public static DemoScript Next(DemoScript community, DateOnly today, int turn)
    {
        var story = new DemoScript(community.Code, community.Name, today, community.Cast) { Edition = $"/{Guid.NewGuid():n}" };
        var episode = all[community.Code][turn % all[community.Code].Length];
        string[] helpers = [.. community.Cast.Where(c => c.Roles.Contains(Role.Helper)).Select(c => c.Key)];
        string[] others = [.. community.Cast.Where(c => !c.Roles.Any(r => r is Role.Helper or Role.Coordinator)
            && !(c.HasAccount && c.Roles.Contains(Role.Person))).Select(c => c.Key)];
        var (helper, person) = (helpers[turn % helpers.Length], others[turn * 7 % others.Length]);

        var asked = story.Asks("0 08:00", person, episode.Category, episode.Wanted, episode.Ward, "2", episode.Words);
        if (episode.End is EpisodeEnd.Kept or EpisodeEnd.Declined)
            story.Offers("0 08:20", helper, episode.Category, episode.Wanted, episode.Offer, "2");
        switch (episode.End)
        {
            case EpisodeEnd.Kept: asked.Promised("0 09:00", helper).Kept("0 12:00"); break;
            case EpisodeEnd.Declined: asked.Proposed("0 09:00", helper).HelperDeclines("0 10:00").Unmet("0 12:00", Cause.NoCapacity); break;
            case EpisodeEnd.GivenAtTheDesk: asked.Given("0 11:00"); break;
            case EpisodeEnd.Withdrawn: asked.Withdrawn("0 11:00", Cause.NoLongerNeeded); break;
            case EpisodeEnd.Elsewhere: asked.Elsewhere("0 11:00"); break;
        }
        return story;
    }
}
