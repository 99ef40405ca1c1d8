using Coordination.Domain.Kernel;
using Coordination.Host.Keys;
using Coordination.Integration.Postgres;
using static Coordination.Integration.Keys.KeysOfOneInstallation;

namespace Coordination.Integration.Keys;

public sealed class LoggingDisclosures(TestPostgres postgres) : IAsyncLifetime
{
    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 1, 10, 9, 59, 59, TimeSpan.Zero);
        public override DateTimeOffset GetUtcNow() => Now;
    }

    private readonly Clock clock = new();
    private readonly Actor viewer = Actor.Person(Somebody());
    private readonly PersonId subject = Somebody();
    private KeysOfOneInstallation keys = null!;
    private DisclosureLog log = null!;

    public async ValueTask InitializeAsync()
    {
        keys = await MakeAsync(postgres);
        await keys.OpenAsync();
        log = NewLog();
    }

    public ValueTask DisposeAsync() => keys.DisposeAsync();

    private DisclosureLog NewLog() => new(keys.Database, clock);
    private Task LogAsync(string dataClass = "contact", string purpose = "match", params PersonId[] subjects) =>
        log.LogAsync(keys.Community, viewer, subjects is [] ? [subject] : subjects, dataClass, purpose, Cancellation);
    private async Task<long> CountAsync() => (long)(await keys.AskAsync("select count(*) from keys.disclosure"))!;

    [Fact]
    public async Task A_look_is_noted_once_an_hour_by_whichever_Host()
    {
        await LogAsync();
        await LogAsync();
        await NewLog().LogAsync(keys.Community, viewer, [subject, subject], "contact", "match", Cancellation);
        (await CountAsync()).Should().Be(1);
        clock.Now = clock.Now.AddSeconds(1);
        await LogAsync();
        (await CountAsync()).Should().Be(2);
    }

    [Fact]
    public async Task Another_class_purpose_subject_viewer_or_community_is_another_look()
    {
        await LogAsync();
        await LogAsync(dataClass: "words");
        await LogAsync(purpose: "call");
        await LogAsync(subjects: [subject, Somebody()]);
        await log.LogAsync(keys.Community, Actor.Person(Somebody()), [subject], "contact", "match", Cancellation);
        await log.LogAsync(new(Guid.NewGuid()), viewer, [subject], "contact", "match", Cancellation);
        (await CountAsync()).Should().Be(6);
    }

    [Fact]
    public async Task What_was_not_committed_is_not_taken_for_noted()
    {
        await keys.AskAsync("alter table keys.disclosure rename to away");
        await FluentActions.Awaiting(() => LogAsync()).Should().ThrowAsync<Npgsql.PostgresException>();
        await keys.AskAsync("alter table keys.away rename to disclosure");
        await LogAsync();
        (await CountAsync()).Should().Be(1);
    }

    [Fact]
    public async Task A_person_learns_who_looked_newest_first_and_not_of_own_looks()
    {
        await LogAsync();
        clock.Now = clock.Now.AddHours(2);
        await LogAsync(purpose: "call");
        await log.LogAsync(keys.Community, Actor.Person(subject), [subject], "contact", "own", Cancellation);
        (await log.AboutAsync(keys.Community, subject, 10, Cancellation)).Should().Equal(
            new Disclosure(viewer, subject, "contact", "call", new(2026, 1, 10, 11, 0, 0, TimeSpan.Zero)),
            new Disclosure(viewer, subject, "contact", "match", new(2026, 1, 10, 9, 0, 0, TimeSpan.Zero)));
    }
}
