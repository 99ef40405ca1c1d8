using Coordination.Domain.Kernel;
using Coordination.Host.Keys;
using Coordination.Integration.Postgres;
using static Coordination.Integration.Keys.KeysOfOneInstallation;

namespace Coordination.Integration.Keys;

public sealed class KeysOfPeople(TestPostgres postgres) : IAsyncLifetime
{
    private KeysOfOneInstallation keys = null!;

    public async ValueTask InitializeAsync() => keys = await MakeAsync(postgres);
    public ValueTask DisposeAsync() => keys.DisposeAsync();

    [Fact]
    public async Task Hosts_that_need_one_at_the_same_moment_get_the_same()
    {
        var rings = await Task.WhenAll(keys.RingAsync(), keys.RingAsync());
        PersonId[] people = [.. Enumerable.Range(0, 20).Select(_ => Somebody())];
        var made = await Task.WhenAll(Enumerable.Range(0, 40)
            .Select(i => Task.Run(() => rings[i % 2].GetOrMakeAsync(keys.Community, people[i / 2], Cancellation).AsTask())));
        for (var i = 0; i < 40; i += 2) made[i].Id.Should().Be(made[i + 1].Id);
        made.Select(k => k.Id).Distinct().Should().HaveCount(20);
        (await keys.AskAsync("select count(*) from keys.person_key")).Should().Be(20L);
    }

    [Fact]
    public async Task A_person_has_another_key_in_every_community()
    {
        var ring = await keys.RingAsync();
        var person = Somebody();
        (await ring.GetOrMakeAsync(keys.Community, person, Cancellation)).Id
            .Should().NotBe((await ring.GetOrMakeAsync(new(Guid.NewGuid()), person, Cancellation)).Id);
    }

    [Fact]
    public async Task A_destroyed_key_serves_no_Host_any_more_and_is_never_made_again()
    {
        var (here, there) = (await keys.RingAsync(), await keys.RingAsync());
        var (gone, stays) = (Somebody(), Somebody());
        foreach (var ring in new[] { here, there }) await ring.GetOrMakeAsync(keys.Community, [gone, stays], Cancellation);
        await here.DestroyAsync(keys.Community, gone, Cancellation);
        await here.DestroyAsync(keys.Community, gone, Cancellation);
        foreach (var ring in new[] { here, there, await keys.RingAsync() })
        {
            (await ring.FindAsync(keys.Community, [gone, stays], Cancellation)).Keys.Should().Equal(stays);
            var making = () => ring.GetOrMakeAsync(keys.Community, gone, Cancellation).AsTask();
            (await making.Should().ThrowAsync<PersonErasedException>()).Which.Person.Should().Be(gone);
        }
        (await keys.AskAsync("select count(*) from keys.person_key")).Should().Be(1L);
        (await File.ReadAllLinesAsync(keys.DestroyedList, Cancellation)).Should().ContainSingle().Which.Should()
            .MatchRegex($"^{keys.Community} {gone} [0-9a-f-]{{36}} \\S+Z$");
    }

    [Fact]
    public async Task Who_is_erased_before_having_a_key_never_gets_one()
    {
        var ring = await keys.RingAsync();
        var person = Somebody();
        await ring.DestroyAsync(keys.Community, person, Cancellation);
        await FluentActions.Awaiting(() => ring.GetOrMakeAsync(keys.Community, person, Cancellation).AsTask()).Should()
            .ThrowAsync<PersonErasedException>();
    }

    [Fact]
    public async Task A_restored_database_brings_nobody_back()
    {
        var ring = await keys.RingAsync();
        var person = Somebody();
        await ring.GetOrMakeAsync(keys.Community, person, Cancellation);
        await keys.AskAsync("create table backup as select * from keys.person_key");
        await ring.DestroyAsync(keys.Community, person, Cancellation);
        await keys.AskAsync("insert into keys.person_key select * from backup");
        (await ring.FindAsync(keys.Community, [person], Cancellation)).Should().BeEmpty();
        var restarted = await keys.RingAsync();
        (await keys.AskAsync("select count(*) from keys.person_key")).Should().Be(0L);
        (await restarted.FindAsync(keys.Community, [person], Cancellation)).Should().BeEmpty();
    }

    [Fact]
    public async Task Erasing_while_others_make_the_key_always_wins()
    {
        var rings = await Task.WhenAll(keys.RingAsync(), keys.RingAsync());
        PersonId[] people = [.. Enumerable.Range(0, 100).Select(_ => Somebody())];
        await Task.WhenAll(people.SelectMany(p => new[]
        {
            Task.Run(() => MakeUnlessErasedAsync(rings[0], p)), Task.Run(() => rings[1].DestroyAsync(keys.Community, p, Cancellation)),
                Task.Run(() => MakeUnlessErasedAsync(rings[1], p)),
        }));
        (await keys.AskAsync("select count(*) from keys.person_key")).Should().Be(0L);
        foreach (var ring in rings) (await ring.FindAsync(keys.Community, people, Cancellation)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_line_that_a_crash_cut_off_counts_for_nothing_and_harms_nothing()
    {
        var ring = await keys.RingAsync();
        var (first, second) = (Somebody(), Somebody());
        await ring.DestroyAsync(keys.Community, first, Cancellation);
        await File.AppendAllTextAsync(keys.DestroyedList, $"{keys.Community} {second} 0000", Cancellation);
        await ring.GetOrMakeAsync(keys.Community, second, Cancellation);
        await ring.DestroyAsync(keys.Community, second, Cancellation);
        (await File.ReadAllLinesAsync(keys.DestroyedList, Cancellation)).Should().HaveCount(2);
        (await (await keys.RingAsync()).FindAsync(keys.Community, [first, second], Cancellation)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_damaged_key_is_an_error_and_not_an_erased_person()
    {
        var person = Somebody();
        await (await keys.RingAsync()).GetOrMakeAsync(keys.Community, person, Cancellation);
        await keys.AskAsync("update keys.person_key set wrapped = set_byte(wrapped, 20, get_byte(wrapped, 20) # 1)");
        var ring = await keys.RingAsync();
        await FluentActions.Awaiting(() => ring.FindAsync(keys.Community, [person], Cancellation).AsTask()).Should()
            .ThrowAsync<SealBrokenException>();
    }

    private async Task MakeUnlessErasedAsync(KeyRing ring, PersonId person)
    {
        try
        {
            await ring.GetOrMakeAsync(keys.Community, person, Cancellation);
        }
        catch (PersonErasedException)
        {
            // One of the two has to fail.
        }
    }
}
