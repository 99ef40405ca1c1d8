using Coordination.Domain.Kernel;
using Coordination.Domain.Matches;
using Coordination.Domain.Requests;
using Coordination.Host.Commands;
using Coordination.Host.Matches;
using Coordination.Host.Requests;

namespace Coordination.Host.Demo;

public sealed partial class DemoScript
{
    /// <summary>What is put right, changed, opened again or handed on.</summary>
    public sealed partial class Asked
    {
        /// <summary>The helper can give only a part of what was proposed.</summary>
        public Asked HelperGivesPart(string when, int amount)
        {
            promised = amount;
            var accepting = MatchRoutes.Accepting(MatchId.Value, Side.Helper, wanted with { Amount = amount });
            story.Does($"accept/{match}/part", story.At(when), helper, MatchesFeature.AcceptMatch, _ => new(accepting));
            return this;
        }

        /// <summary>Less or more was given than was recorded.</summary>
        /// <param name="recorded">The version of the request at which it was recorded.</param>
        public Asked Corrected(string when, int recorded, int given, Cause? shortfall = null)
        {
            story.Coordinates($"correct/{key}/{when}", story.At(when), RequestsFeature.CorrectRequest, CorrectionRoutes.Correcting(id.Value,
                new(recorded, wanted with { Amount = given }, shortfall, CorrectionReason.Miscounted)));
            return this;
        }

        /// <summary>They want something else now.</summary>
        public Asked Changed(string when, Category category, string amount, string ward, string due, string words)
        {
            var (of, needed) = (story.Person(person), due.Length == 0 ? null : story.Promised(due));
            story.Does("change/" + key, story.At(when), person, RequestsFeature.ChangeRequest, async context => Plan.On(Request.Stream,
                id.Value, new AmendRequest(category, await context.SealedAsync(of, words), Amount(amount), In(ward), needed)));
            return this;
        }

        public Asked Reopened(string when, ReopeningReason reason)
        {
            story.Does("reopen/" + key, story.At(when), person, RequestsFeature.ChangeRequest,
                _ => new(ChangeRoutes.Reopening(id.Value, null, reason)));
            return this;
        }

        public void ReferredOut(string when, string to) =>
            story.ForSomebody("refer/" + key, story.At(when), person, RequestsFeature.HandOn, Authority.VerbalConsent,
                async context => RequestRoutes.Ending(id.Value,
                    new ReferOut(await context.SealedAsync(story.Person(person), to), true)));
    }
}
