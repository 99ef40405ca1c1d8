using Coordination.Domain.Kernel;
using Coordination.Domain.Matches;
using Coordination.Domain.Requests;
using Coordination.Host.Commands;
using Coordination.Host.Matches;
using Coordination.Host.Requests;

namespace Coordination.Host.Demo;

public sealed partial class DemoScript
{
    /// <summary>A request of the demo and what became of it. Each method adds one more event.</summary>
    public sealed partial class Asked(DemoScript story, string key, string person, RequestId id, DateTimeOffset raised, Quantity wanted)
    {
        private int matches;
        private string match = "";
        private string helper = "";
        private int promised;

        /// <summary>A coordinator proposes a match with an offer. Nobody has answered yet.</summary>
        public Asked Proposed(string when, string offer, int? amount = null)
        {
            (match, helper, promised) = ($"{key}/{++matches}", offer.Split('-')[0], amount ?? wanted.Amount);
            var proposing = MatchRoutes.Proposing(MatchId.Value, id, story.OfferOf(offer), wanted with { Amount = promised });
            story.Coordinates("propose/" + match, story.At(when), MatchesFeature.ProposeMatch, proposing);
            return this;
        }

        public Asked PersonAgrees(string when) => Answers(when, Side.Person, person);
        public Asked HelperAgrees(string when) => Answers(when, Side.Helper, helper);

        /// <summary>A match is proposed, and both agree within the hour.</summary>
        public Asked Promised(string when, string offer, int? amount = null) =>
            Proposed(when, offer, amount).Answers(story.At(when, 20), Side.Person, person).Answers(story.At(when, 50), Side.Helper, helper);

        public Asked HelperDeclines(string when) => Declines(when, Side.Helper, helper);
        public Asked PersonDeclines(string when) => Declines(when, Side.Person, person);

        /// <summary>All that was promised was given, or less, with the reason.</summary>
        public Asked Kept(string when, int? given = null, Cause? shortfall = null)
        {
            var quantity = wanted with { Amount = given ?? promised };
            story.Coordinates("keep/" + match, story.At(when), MatchesFeature.CompleteMatch,
                MatchRoutes.Completing(MatchId.Value, quantity, shortfall));
            return this;
        }

        public Asked FellThrough(string when, Cause cause)
        {
            var dissolving = MatchRoutes.Dissolving(MatchId.Value, cause);
            story.Does("dissolve/" + match, story.At(when), helper, MatchesFeature.DissolveMatch, _ => new(dissolving));
            return this;
        }

        /// <summary>Given directly, without a match.</summary>
        public Asked Given(string when, int? given = null, Cause? shortfall = null)
        {
            story.Coordinates($"give/{key}/{when}", story.At(when), RequestsFeature.RecordGiven,
                Plan.On(Request.Stream, id.Value, new RecordGiven(wanted with { Amount = given ?? wanted.Amount }, null, shortfall)),
                Channel.Desk);
            return this;
        }

        public void Unmet(string when, Cause cause) =>
            story.Coordinates("unmet/" + key, story.At(when), RequestsFeature.CloseAsUnmet,
                RequestRoutes.Ending(id.Value, new CloseAsUnmet(cause)));
        public Asked Withdrawn(string when, Cause? cause = null)
        {
            story.Does("withdraw/" + key, story.At(when), person, RequestsFeature.EndRequest,
                _ => new(RequestRoutes.Ending(id.Value, new WithdrawRequest(cause))));
            return this;
        }
        public void Elsewhere(string when) =>
            story.Does("elsewhere/" + key, story.At(when), person, RequestsFeature.EndRequest,
                _ => new(RequestRoutes.Ending(id.Value, new ResolveElsewhere())));

        /// <summary>A place in a session is booked for it.</summary>
        public Asked Booked(string when, string session)
        {
            story.Books(when, session, person, id);
            return this;
        }

        /// <summary>They came to the session it was booked for.</summary>
        public Asked Came(string when, string session)
        {
            story.Came(story.At(when), session, person);
            return this;
        }

        private MatchId MatchId => new(story.Id("match", match));

        private Asked Answers(string when, Side side, string who) => Answers(story.At(when), side, who);

        private Asked Answers(DateTimeOffset at, Side side, string who)
        {
            if (at <= raised) throw new ArgumentException($"{match} is answered before {key} is asked.", nameof(at));
            var accepting = MatchRoutes.Accepting(MatchId.Value, side);
            story.Does($"accept/{match}/{side}", at, who, MatchesFeature.AcceptMatch, _ => new(accepting));
            return this;
        }

        private Asked Declines(string when, Side side, string who)
        {
            var declining = Plan.On(Match.Stream, MatchId.Value, new DeclineMatch(side));
            story.Does($"decline/{match}/{side}", story.At(when), who, MatchesFeature.DeclineMatch, _ => new(declining));
            return this;
        }
    }
}
