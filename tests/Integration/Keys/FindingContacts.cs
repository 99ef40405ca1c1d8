using System.Globalization;
using Coordination.Domain.Kernel;
using Coordination.Host.Keys;
using Coordination.Integration.Postgres;
using static Coordination.Integration.Keys.KeysOfOneInstallation;

namespace Coordination.Integration.Keys;

/// <summary>People are found by their number or their name, however either is typed.</summary>
public sealed class FindingContacts(TestPostgres postgres) : IAsyncLifetime
{
    private KeysOfOneInstallation keys = null!;
    private Vault vault = null!;
    private readonly PersonId person = Somebody();

    public async ValueTask InitializeAsync()
    {
        keys = await MakeAsync(postgres);
        vault = new(await keys.OpenAsync(), await keys.RingAsync(), keys.Database);
    }

    public ValueTask DisposeAsync() => keys.DisposeAsync();

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
    public async Task A_person_is_found_by_their_whole_name_in_any_case_composition_spacing_and_without_accents()
    {
        var (namesake, plain) = (Somebody(), Somebody());
        await WriteAsync(person, (ContactField.Name, "Zoë  Ní Bhriain"));
        await WriteAsync(namesake, (ContactField.Name, "ZOË NÍ BHRIAIN"));
        await WriteAsync(plain, (ContactField.Name, "Zoe Ni Bhriain"));
        await WriteAsync(Somebody(), (ContactField.Name, "Zoe Ni Bhriain the elder"));
        (await vault.FindByNameAsync(keys.Community, " zoe\u0308 ní\u00a0bhriain ", Cancellation)).Should()
            .BeEquivalentTo([person, namesake, plain]);
    }

    [Fact]
    public async Task A_part_of_a_name_finds_everybody_who_has_it_from_a_to_z()
    {
        var (second, other) = (Somebody(), Somebody());
        await WriteAsync(second, (ContactField.Name, "Zoë Llŷr"));
        await WriteAsync(person, (ContactField.Name, "Siân Llŷr"));
        await WriteAsync(other, (ContactField.Name, "Simon Lloyd"), (ContactField.Phone, "07700 900129"));
        (await SearchAsync("llyr")).Should().Equal(person, second);
        (await SearchAsync("ll si")).Should().BeEquivalentTo([person, other]);
        (await SearchAsync("+44 7700 900129")).Should().Equal(other);
        (await SearchAsync("nobody")).Should().BeEmpty();

        Task<IReadOnlyList<PersonId>> SearchAsync(string typed) =>
            vault.SearchAsync(keys.Community, typed, CultureInfo.GetCultureInfo("en-GB"), Cancellation);
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

    private Task WriteAsync(PersonId of, params (ContactField Field, string Value)[] details) => keys.WriteAsync(vault, of, details);
}
