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
        (what, who, first, second, amount) => new Step(what, who, first, second, amount)).Array[20, 150];

    [Fact]
    public void Nothing_is_promised_given_or_booked_that_is_not_there()
    {
        var happened = new ConcurrentDictionary<Type, bool>();
        history.Sample(
            steps =>
            {
                var world = Started(kept: steps.Length % 2 == 0);
                foreach (var step in steps)
                {
                    world.Record(step.On(world));
                    world.HoldsTogether();
                }
                world.FoldsAlike();
                world.ListsAlike();
                foreach (var type in world.Happened) happened[type] = true;
            },
            iter: many, threads: 2);

        Type[] families = [typeof(RequestEvent), typeof(OfferEvent), typeof(MatchEvent), typeof(SessionEvent)];
        EventNames.All.Select(k => k.Type).Where(t => families.Contains(t.BaseType)).Except(happened.Keys).Should()
            .BeEmpty("histories that never reach an event prove little about it");
    }

    /// <summary>Something to act on from the first step: a promise, which is kept in half of the histories.</summary>
    private static World Started(bool kept)
    {
        var world = new World();
        foreach (var number in new[] { 0, 1, 2 })
        {
            world.Record(new Step(Try.Raise, 7, number, number, 6).On(world));
            world.Record(new Step(Try.Offer, 7, number, number + 1, 6).On(world));
        }
        foreach (var what in new[] { Try.Plan, Try.Propose, Try.AcceptAsPerson, Try.AcceptAsHelper })
            world.Record(new Step(what, 7, 0, 2, 2).On(world));
        if (kept) world.Record(new Step(Try.CompleteMatch, 7, 0, 2, 2).On(world));
        // A session of today that has begun, and somebody in it who has come.
        world.Record(new Step(Try.Plan, 7, 1, 0, 6).On(world));
        world.Record(new Step(Try.Book, 7, 1, 0, 6).On(world));
        world.Record(new Step(Try.Wait, 7, 0, 0, 1).On(world));
        world.Record(new Step(Try.RecordAttendance, 7, 1, 0, 6).On(world));
        return world;
    }
}
