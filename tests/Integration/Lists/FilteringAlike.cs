using Coordination.Domain.Kernel;
using Coordination.Host;
using Coordination.Integration.Postgres;
using Coordination.Projections.Lists;
using Npgsql;

namespace Coordination.Integration.Lists;

/// <summary>For random rows and random conditions, the database finds the rows for which the condition holds in memory.</summary>
public sealed class FilteringAlike(TestPostgres postgres)
{
    private const int Rows = 300, Questions = 400, Last = 1000;
    private static readonly CommunityId community = new(Guid.NewGuid());
    private static readonly DateTimeOffset epoch = new(2026, 3, 29, 0, 30, 0, TimeSpan.Zero);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private enum Colour { Red, Green, Blue }

    private sealed record Thing(Guid? Owner, DateTimeOffset? Due, bool IsOpen, int? Size, Colour? Colour, DateOnly? On, Place At);

    private sealed class Things() : ListView<Thing>("things", 1, [], [Owner, Due, IsOpen, Size, Paint, On, At],
        new IndexOf<Thing>("soonest", new(Due.Ascending, Size.Descending), IsOpen.Is(true)))
    {
        public static readonly Column<Thing, Guid> Owner = Column.Id<Thing>("owner", t => t.Owner);
        public static readonly Column<Thing, DateTimeOffset> Due = Column.Instant<Thing>("due", t => t.Due);
        public static readonly Column<Thing, bool> IsOpen = Column.Flag<Thing>("is_open", t => t.IsOpen);
        public static readonly Column<Thing, int> Size = Column.Number<Thing>("size", t => t.Size);
        public static readonly Column<Thing, Colour> Paint = Column.Code<Thing, Colour>("paint", t => t.Colour);
        public static readonly Column<Thing, DateOnly> On = Column.Day<Thing>("on_day", t => t.On);
        public static readonly Column<Thing, Place> At = Column.Ward<Thing>("ward", t => t.At);
        public static readonly Things View = new();

        public override Thing? Evolve(Thing? row, StoredEvent happened) => row;
    }

    private sealed record Kept(Guid Id, long From, long? To, Thing Row);

    [Fact]
    public async Task The_database_answers_as_the_condition_judges_now_and_as_of_any_position_in_the_same_order()
    {
        var random = new Random(20261127);
        Guid[] owners = [.. Enumerable.Range(0, 4).Select(_ => Guid.NewGuid())];
        await using var storage = await Installation.OpenStorageAsync([.. postgres.NewHost().Select(p => $"--{p.Key}={p.Value}")]);
        await using var owner = NpgsqlDataSource.Create(storage.Owner);
        var kept = await FilledAsync(owner, random, owners);
        var lists = new ListReader(owner, [Things.View]);
        var answers = 0;

        for (var i = 0; i < Questions; i++)
        {
            var (filter, order, position) =
                (AnyFilter(random, owners, kept, 3), AnyOrder(random), random.Next(2) == 0 ? random.Next(Last + 50) : (long?)null);
            var expected = kept.Where(k => position is { } p ? k.From <= p && (k.To is null || k.To > p) : k.To is null)
                .Where(k => filter.Holds(k.Id, k.Row)).Select(k => new Listed<Thing>(k.Id, k.From, k.Row)).ToList();
            expected.Sort(order.Compare);

            var listed = await lists.ReadAsync(Things.View, community, position, filter, order, ListReader.Most, Cancellation);
            listed.Should().Equal(expected, "{0} as of {1}", filter, position);
            (await lists.CountAsync(Things.View, community, position, filter, Cancellation)).Should().Be(expected.Count);
            (await SumAsync(lists, position, filter)).Should().Be(expected.Sum(k => k.Row.Size ?? 0));
            answers += expected.Count;
            if (expected.Count < 2) continue;
            var (place, last) = (random.Next(expected.Count), expected[0]);
            last = expected[place];
            var rest = await lists.ReadAsync(
                Things.View, community, position, filter & order.After(last.Row, last.Id), order, ListReader.Most, Cancellation);
            rest.Should().Equal(expected.Skip(place + 1), "what comes after {0} by {1}", last, order);
        }
        answers.Should().BeGreaterThan(Rows, "most questions find something");
    }

    private static async Task<long> SumAsync(ListReader lists, long? position, Filter<Thing> filter)
    {
        var batch = lists.Ask(community, position);
        var sum = batch.Sum(Things.View, filter, Things.Size);
        await batch.RunAsync(Cancellation);
        return sum.Value;
    }

    private static async Task<List<Kept>> FilledAsync(NpgsqlDataSource owner, Random random, Guid[] owners)
    {
        foreach (var statement in ListPositions.Create.Concat(Parked.Create).Concat(Things.View.Table.Create))
            await using (var command = owner.CreateCommand(statement)) await command.ExecuteNonQueryAsync(Cancellation);
        var (kept, page) = (new List<Kept>(), new ListPage());
        for (var i = 0; i < Rows; i++)
        {
            var (id, from) = (Guid.NewGuid(), (long)random.Next(Last));
            for (var version = random.Next(4); version >= 0; version--)
            {
                var to = version == 0 && random.Next(4) > 0 ? (long?)null : from + 1 + random.Next(random.Next(2) == 0 ? 5 : Last);
                var row = AnyThing(random, owners);
                kept.Add(new(id, from, to, row));
                if (to is not { } ended) break;
                from = ended;
            }
        }
        foreach (var one in kept) page.Begun.Add(Things.View.Begin((community.Value, one.Id), one.From, one.Row, one.To));
        await using var batch = owner.CreateBatch();
        foreach (var write in Things.View.Writes(page)) batch.BatchCommands.Add(write);
        await batch.ExecuteNonQueryAsync(Cancellation);
        return kept;
    }

    private static Thing AnyThing(Random random, Guid[] owners) => new(
        random.Next(4) == 0 ? null : owners[random.Next(owners.Length)], random.Next(4) == 0 ? null : AnyInstant(random),
            random.Next(2) == 0,
        random.Next(4) == 0 ? null : random.Next(5), random.Next(4) == 0 ? null : (Colour)random.Next(3),
        random.Next(4) == 0 ? null : AnyDay(random), AnyWard(random));

    private static DateOnly AnyDay(Random random) => new DateOnly(2026, 3, 28).AddDays(random.Next(4));

    private static Place AnyWard(Random random) => new($"E0500137{random.Next(4)}");

    private static DateTimeOffset AnyInstant(Random random) => epoch.AddMinutes(random.Next(30)).AddMicroseconds(random.Next(3));

    private static Order<Thing> AnyOrder(Random random)
    {
        OrderPart<Thing>[] parts =
            [Things.Due.Ascending, Things.Due.Descending, Things.Size.Ascending, Things.Size.Descending, Things.Owner.Ascending,
            Things.IsOpen.Descending];
        random.Shuffle(parts);
        return new([.. parts.DistinctBy(p => p.Column.Name).Take(random.Next(4))]);
    }

    private static Filter<Thing> AnyFilter(Random random, Guid[] owners, List<Kept> kept, int depth) =>
        (depth > 0 ? random.Next(16) : random.Next(12)) switch
        {
            0 => Things.IsOpen.Is(random.Next(2) == 0),
            1 => Things.Owner.Is(random.Next(3) == 0 ? null : owners[random.Next(owners.Length)]),
            2 => Things.Owner.In(owners.Take(random.Next(4))),
            3 => Things.Paint.In(Enum.GetValues<Colour>().Take(random.Next(4))),
            4 => Things.Paint.Is(random.Next(3) == 0 ? null : (Colour)random.Next(3)),
            5 => random.Next(2) == 0 ? Filter.Ids<Thing>(kept.Where(_ => random.Next(3) == 0).Select(k => k.Id))
                : Filter.Between<Thing>(kept[random.Next(kept.Count)].Id, kept[random.Next(kept.Count)].Id),
            6 => Things.Due.IsNull,
            // A tenth of a microsecond more is lost in the database, so the condition must ignore it as well.
            7 => AnyComparison(Things.Due, AnyInstant(random).AddTicks(random.Next(2)), random),
            8 => AnyComparison(Things.Size, random.Next(5), random),
            9 => Filter.All<Thing>(),
            10 => AnyComparison(Things.On, AnyDay(random), random),
            11 => random.Next(2) == 0 ? Things.At.Is(AnyWard(random)) : Things.At.In(AnyWard(random), AnyWard(random)),
            12 => !AnyFilter(random, owners, kept, depth - 1),
            13 => AnyFilter(random, owners, kept, depth - 1) | AnyFilter(random, owners, kept, depth - 1),
            _ => AnyFilter(random, owners, kept, depth - 1) & AnyFilter(random, owners, kept, depth - 1),
        };

    private static Filter<Thing> AnyComparison<TValue>(Column<Thing, TValue> column, TValue value, Random random)
        where TValue : struct => random.Next(5) switch
        {
            0 => column.Below(value),
            1 => column.AtMost(value),
            2 => column.Above(value),
            3 => column.AtLeast(value),
            _ => column.Is(value),
        };
}
