using System.Globalization;
using Coordination.Domain.Kernel;
using Coordination.Host.Keys;
using Coordination.Integration.Postgres;
using Marten;
using static Coordination.Integration.Keys.KeysOfOneInstallation;

namespace Coordination.Integration.Keys;

public sealed class KeepingContacts(TestPostgres postgres) : IAsyncLifetime
{
    private KeysOfOneInstallation keys = null!;
    private KeyRing ring = null!;
    private Vault vault = null!;
    private readonly PersonId person = Somebody();

    public async ValueTask InitializeAsync()
    {
        keys = await MakeAsync(postgres);
        ring = await keys.RingAsync();
        vault = new(await keys.OpenAsync(), ring, keys.Database);
    }

    public ValueTask DisposeAsync() => keys.DisposeAsync();

    [Fact]
    public async Task What_was_written_is_read_changed_and_removed()
    {
        await WriteAsync(person, (ContactField.Name, "Zoë Ní Bhriain"), (ContactField.Phone, "07700 900123"),
            (ContactField.BirthYear, "1951"), (ContactField.ReachNotes, "Knock, the bell is broken"));
        await WriteAsync(person, (ContactField.Phone, "07700 900456"), (ContactField.ReachNotes, " "));
        var contact = await vault.ContactOfAsync(keys.Community, person, Cancellation);
        contact.ToDictionary(c => c.Key, c => c.Value.Or("")).Should().Equal(new Dictionary<ContactField, string>
        {
            [ContactField.Name] = "Zoë Ní Bhriain",
            [ContactField.Phone] = "07700 900456",
            [ContactField.BirthYear] = "1951",
        });
        (await vault.ContactOfAsync(new(Guid.NewGuid()), person, Cancellation)).Should().BeEmpty();
    }

    [Fact]
    public async Task Rows_are_written_with_the_events_or_not_at_all()
    {
        using var store = DocumentStore.For(options => options.Connection(keys.Database));
        var contact = new Dictionary<ContactField, string> { [ContactField.Name] = "Ada", [ContactField.Email] = "" };
        var rows = await vault.PrepareAsync(keys.Community, person, contact, Cancellation);
        await using (var session = store.LightweightSession())
        {
            session.QueueSqlCommand(VaultWriting.Sql, VaultWriting.Parameters(rows));
            session.QueueSqlCommand("select 1 / 0");
            await FluentActions.Awaiting(() => session.SaveChangesAsync(Cancellation)).Should().ThrowAsync<Exception>();
        }
        (await keys.AskAsync("select count(*) from vault.contact")).Should().Be(0L);
        await using (var session = store.LightweightSession())
        {
            session.QueueSqlCommand(VaultWriting.Sql, VaultWriting.Parameters(rows));
            await session.SaveChangesAsync(Cancellation);
        }
        (await vault.NamesOfAsync(keys.Community, [person, Somebody()], Cancellation)).Should().ContainSingle().Which.Value.Or("").Should()
            .Be("Ada");
    }

    [Fact]
    public async Task Nothing_a_thief_of_the_table_could_read_is_in_it()
    {
        await WriteAsync(person, (ContactField.Name, "Canary Name"), (ContactField.Phone, "07700900999"),
            (ContactField.Address, "1 Canary Street"));
        var dump = (string)(await keys.AskAsync("""
            select string_agg(c::text, ' ') || string_agg(encode(decode(
              translate(cipher, '-_', '+/') || repeat('=', (4 - length(cipher) % 4) % 4), 'base64'), 'escape'), ' ')
            from vault.contact c
            """))!;
        dump.Should().NotContainAny("Canary", "7700900999", "Street");
        (await keys.AskAsync("select count(blind) from vault.contact")).Should().Be(2L);
    }

    [Fact]
    public async Task An_erased_person_has_no_readable_details()
    {
        var other = Somebody();
        await WriteAsync(person, (ContactField.Name, "Ada"));
        await WriteAsync(other, (ContactField.Name, "Brendan"));
        await ring.DestroyAsync(keys.Community, person, Cancellation);
        var names = await vault.NamesOfAsync(keys.Community, [person, other], Cancellation);
        names[person].Should().Be(Unsealed.Erased.Value);
        names[other].Or("").Should().Be("Brendan");
        (await vault.ListNamesAsync(keys.Community, 10, CultureInfo.InvariantCulture, Cancellation)).Names.Should()
            .Equal((other, "Brendan"));
        await FluentActions.Awaiting(() => WriteAsync(person, (ContactField.Name, "Ada"))).Should().ThrowAsync<PersonErasedException>();
    }

    [Fact]
    public async Task Names_are_listed_in_the_order_of_the_language_up_to_a_limit()
    {
        foreach (var name in new[] { "Zoë", "ada", "Élise", "Brendan" }) await WriteAsync(Somebody(), (ContactField.Name, name));
        await WriteAsync(Somebody(), (ContactField.Phone, "07700 900123"));
        var list = await vault.ListNamesAsync(keys.Community, 4, CultureInfo.GetCultureInfo("en-GB"), Cancellation);
        list.IsWhole.Should().BeTrue();
        list.Names.Select(n => n.Name).Should().Equal("ada", "Brendan", "Élise", "Zoë");
        var cut = await vault.ListNamesAsync(keys.Community, 3, CultureInfo.GetCultureInfo("en-GB"), Cancellation);
        (cut.IsWhole, cut.Names.Count).Should().Be((false, 3));
    }

    [Fact]
    public async Task A_detail_moved_to_another_field_or_person_is_an_error()
    {
        await WriteAsync(person, (ContactField.Name, "Ada"), (ContactField.Address, "1 High Street"));
        await keys.AskAsync(
            "update vault.contact set cipher = (select cipher from vault.contact where field = 'address') where field = 'name'");
        await FluentActions.Awaiting(() => vault.NamesOfAsync(keys.Community, [person], Cancellation)).Should()
            .ThrowAsync<SealBrokenException>();
    }

    [Fact]
    public void Every_field_has_a_code_of_its_own_and_nothing_else_has_one()
    {
        Enum.GetValues<ContactField>().Select(f => ContactFields.Of(f.Code())).Should().Equal(Enum.GetValues<ContactField>());
        Domain.People.ChangeContact.Reaching.Should().OnlyContain(code => ContactFields.IsKnown(code));
        FluentActions.Invoking(() => ContactFields.Of("shoe-size")).Should().Throw<ArgumentException>().WithMessage("*shoe-size*");
    }

    [Fact]
    public async Task A_text_no_store_can_hold_is_refused_by_field() =>
        (await FluentActions.Awaiting(() => WriteAsync(person, (ContactField.ReachNotes, "a\0b"))).Should()
            .ThrowAsync<UnacceptableTextException>()).Which.Field.Should().Be("reach-notes");

    private Task WriteAsync(PersonId of, params (ContactField Field, string Value)[] details) => keys.WriteAsync(vault, of, details);
}
