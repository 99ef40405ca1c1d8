using System.Collections.Concurrent;
using Coordination.Domain.Bookings;
using Coordination.Domain.Kernel;
using Coordination.Domain.Matches;
using Coordination.Domain.Offers;
using Coordination.Domain.Requests;
using CsCheck;

namespace Coordination.Specs.Histories;

/// <summary>
/// Whatever people try, in whatever order, the rules of every owner hold. 300 histories; 10,000 with <c>COORDINATION_FULL=1</c>.
/// </summary>
public class RandomHistories
{
    private static readonly int many = Environment.GetEnvironmentVariable("COORDINATION_FULL") == "1" ? 10_000 : 300;

    private static readonly Gen<Step[]> history =
        Gen.Select(Gen.Enum<Try>(), Gen.Int[0, 7], Gen.Int[0, 9], Gen.Int[0, 9], Gen.Int[0, 6],
        (what, who, first, second, amount) => new Step(what, who, first, second, amount)).Array[10, 60];

    [Fact]
    public void Nothing_is_promised_given_or_booked_that_is_not_there()
    {
        var happened = new ConcurrentDictionary<Type, bool>();
        history.Sample(
            steps =>
            {
                var world = Started();
                foreach (var step in steps)
                {
                    world.Record(step.On(world));
                    world.HoldsTogether();
                }
                foreach (var type in world.Happened) happened[type] = true;
            },
            iter: many, threads: 2);

        Type[] families = [typeof(RequestEvent), typeof(OfferEvent), typeof(MatchEvent), typeof(SessionEvent)];
        EventNames.All.Select(k => k.Type).Where(t => families.Contains(t.BaseType)).Except(happened.Keys).Should()
            .BeEmpty("histories that never reach an event prove little about it");
    }

    /// <summary>Something to act on from the first step.</summary>
    private static World Started()
    {
        var world = new World();
        foreach (var number in new[] { 0, 1, 2 })
        {
            world.Record(new Step(Try.Raise, 7, number, number, 6).On(world));
            world.Record(new Step(Try.Offer, 7, number, number + 1, 6).On(world));
        }
        foreach (var what in new[] { Try.Plan, Try.Propose, Try.AcceptAsPerson, Try.AcceptAsHelper })
            world.Record(new Step(what, 7, 0, 2, 2).On(world));
        return world;
    }
}
