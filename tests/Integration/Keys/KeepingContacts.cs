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

    [Theory]
    [InlineData("07700 900123")]
    [InlineData("+44 7700 900123")]
    [InlineData("0044 7700-900-123")]
    [InlineData("+44 (0)7700 900123")]
    [InlineData("(07700) 900123")]
    public async Task A_person_is_found_by_phone_however_it_is_written(string asked)
    {
        await WriteAsync(person, (ContactField.Phone, "07700 900 123"), (ContactField.Name, "Ada"));
        await WriteAsync(Somebody(), (ContactField.Phone, "07700 900124"));
        (await vault.FindByPhoneAsync(keys.Community, asked, Cancellation)).Should().Equal(person);
        (await vault.FindByPhoneAsync(new(Guid.NewGuid()), asked, Cancellation)).Should().BeEmpty();
        (await vault.FindByPhoneAsync(keys.Community, "unknown", Cancellation)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_person_is_found_by_exact_name_in_any_case_composition_and_spacing()
    {
        var namesake = Somebody();
        await WriteAsync(person, (ContactField.Name, "Zoë  Ní Bhriain"));
        await WriteAsync(namesake, (ContactField.Name, "ZOË NÍ BHRIAIN"));
        await WriteAsync(Somebody(), (ContactField.Name, "Zoe Ni Bhriain"));
        (await vault.FindByNameAsync(keys.Community, " zoe\u0308 ní\u00a0bhriain ", Cancellation)).Should()
            .BeEquivalentTo([person, namesake]);
    }

    [Theory]
    [InlineData("Siobh\u00e1n O'Brien", "Siobh\u00e1n O\u2019Brien", "Siobh\u00e1n O\u02bcBrien", "siobh\u00e1n o`brien",
        "Siobh\u00e1n O Brien", "SIOBH\u00c1N OBRIEN")]
    [InlineData("Anne-Marie Ll\u0175yd", "Anne Marie Ll\u0175yd", "Anne\u2010Marie Ll\u0175yd", "Anne\u2013Marie Ll\u0175yd",
        "annemarie ll\u0175yd", "Anne\u00adMarie Ll\u0175yd")]
    [InlineData("Dr. J. Smith", "Dr J Smith", "dr.j.smith")]
    [InlineData("\u0639\u0644\u06cc\u200c\u0631\u0636\u0627", "\u0639\u0644\u06cc\u0631\u0636\u0627",
        "\u0639\u0644\u06cc \u0631\u0636\u0627")]
    [InlineData("***", " *** ")]
    public async Task A_name_is_one_name_however_its_signs_are_typed(string name, params string[] typed)
    {
        await WriteAsync(person, (ContactField.Name, name));
        await WriteAsync(Somebody(), (ContactField.Name, "Siobh\u00e1n O\u2019Bryan"));
        foreach (var asked in typed)
        {
            (await vault.FindByNameAsync(keys.Community, asked, Cancellation)).Should().Equal([person], asked);
            var other = Somebody();
            await WriteAsync(other, (ContactField.Name, asked));
            (await vault.FindByNameAsync(keys.Community, name, Cancellation)).Should().BeEquivalentTo([person, other], asked);
            await WriteAsync(other, (ContactField.Name, ""));
        }
    }

    [Fact]
    public async Task A_name_is_still_found_by_what_was_hashed_while_signs_counted()
    {
        await WriteAsync(person, (ContactField.Name, "Siobh\u00e1n O'Brien"));
        var key = await (await keys.OpenAsync()).DerivedKeyAsync(keys.Community, BlindIndex.Use, Cancellation);
        var before = System.Security.Cryptography.HMACSHA256.HashData(key, Jcs.Canonical("name", "SIOBH\u00c1N O'BRIEN"));
        await keys.AskAsync($"update vault.contact set blind = decode('{Convert.ToHexString(before)}', 'hex')");
        (await vault.FindByNameAsync(keys.Community, "siobh\u00e1n  o'brien", Cancellation)).Should().Equal(person);
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
        FluentActions.Invoking(() => ContactFields.Of("shoe-size")).Should().Throw<ArgumentException>().WithMessage("*shoe-size*");
    }

    [Fact]
    public async Task A_text_no_store_can_hold_is_refused_by_field() =>
        (await FluentActions.Awaiting(() => WriteAsync(person, (ContactField.ReachNotes, "a\0b"))).Should()
            .ThrowAsync<UnacceptableTextException>()).Which.Field.Should().Be("reach-notes");

    private async Task WriteAsync(PersonId of, params (ContactField Field, string Value)[] details)
    {
        var rows = await vault.PrepareAsync(keys.Community, of, details.ToDictionary(d => d.Field, d => d.Value), Cancellation);
        await using var connection = await keys.Database.OpenConnectionAsync(Cancellation);
        await using var command = VaultWriting.Command(rows);
        command.Connection = connection;
        await command.ExecuteNonQueryAsync(Cancellation);
    }
}
