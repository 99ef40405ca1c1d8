using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Coordination.Domain.Kernel;
using Coordination.Host.Keys;
using Coordination.Integration.Postgres;
using Coordination.Specs.Golden;
using static Coordination.Integration.Keys.KeysOfOneInstallation;

namespace Coordination.Integration.Keys;

public sealed class SealingWords(TestPostgres postgres) : IAsyncLifetime
{
    private KeysOfOneInstallation keys = null!;
    private KeyRing ring = null!;
    private Seal seal = null!;
    private readonly PersonId person = Somebody();

    public async ValueTask InitializeAsync()
    {
        keys = await MakeAsync(postgres);
        ring = await keys.RingAsync();
        seal = new(ring);
    }

    public ValueTask DisposeAsync() => keys.DisposeAsync();

    private ValueTask<Personal> SealedAsync(string value, PersonId? subject = null) =>
        seal.SealAsync(keys.Community, subject ?? person, "words", value, Cancellation);

    [Theory]
    [InlineData("")]
    [InlineData("Milk, and “something for Zoë” \"quoted\" \\ \n\u2028 🥕👩🏽‍🌾 سلام \uffff")]
    public async Task What_was_sealed_opens_and_its_digest_can_be_checked(string words)
    {
        var value = await SealedAsync(words);
        (value.Subject, value.Name).Should().Be((person, "words"));
        value.Cipher.Should().NotContain("=");
        Base64Url.DecodeFromChars(value.Cipher)[0].Should().Be(1);
        var text = (await seal.OpenAsync(keys.Community, value, Cancellation)).Should().BeOfType<Unsealed.Text>().Which;
        text.Value.Should().Be(words);
        Base64Url.DecodeFromChars(text.Salt).Should().HaveCount(16);
        Base64Url.EncodeToString(SHA256.HashData(Jcs.Canonical(text.Salt, "words", words))).Should().Be(value.Digest);
    }

    [Fact]
    public async Task The_same_words_are_never_sealed_alike()
    {
        var (first, second) = (await SealedAsync("Bread"), await SealedAsync("Bread"));
        second.Digest.Should().NotBe(first.Digest);
        second.Cipher.Should().NotBe(first.Cipher);
    }

    [Fact]
    public async Task Words_are_composed_before_they_are_sealed() =>
        (await seal.OpenAsync(keys.Community, await SealedAsync("e\u0301"), Cancellation)).Or("").Should().Be("é");

    [Fact]
    public async Task What_no_store_can_hold_is_refused_by_field()
    {
        foreach (var words in new[] { "a\0b", "a\ud83d", "\ude00b", "\ude00\ud83d", "\ud83d\ud83d\ude00" })
            (await FluentActions.Awaiting(() => SealedAsync(words).AsTask()).Should()
                .ThrowAsync<UnacceptableTextException>()).Which.Field.Should().Be("words");
    }

    [Fact]
    public async Task Destroying_a_key_erases_that_persons_words_and_no_others()
    {
        var other = Somebody();
        Personal[] values = [await SealedAsync("mine"), await SealedAsync("theirs", other), await SealedAsync("mine too")];
        await ring.DestroyAsync(keys.Community, person, Cancellation);
        var opened = await seal.OpenAsync(keys.Community, values, Cancellation);
        opened.Select(o => o.Or("erased")).Should().Equal("erased", "theirs", "erased");
        opened[0].Should().Be(Unsealed.Erased.Value);
        await FluentActions.Awaiting(() => SealedAsync("again").AsTask()).Should().ThrowAsync<PersonErasedException>();
    }

    [Fact]
    public async Task Many_are_opened_with_one_look_at_the_keys()
    {
        PersonId[] people = [.. Enumerable.Range(0, 50).Select(_ => Somebody())];
        List<Personal> values = [];
        foreach (var p in people) values.Add(await SealedAsync(p.ToString(), p));
        var afresh = new Seal(await keys.RingAsync());
        (await afresh.OpenAsync(keys.Community, values, Cancellation)).Select(o => o.Or("")).Should()
            .Equal(people.Select(p => p.ToString()));
    }

    [Fact]
    public async Task A_value_moved_or_damaged_is_an_error_and_not_erased()
    {
        var other = Somebody();
        var (value, theirs) = (await SealedAsync("Bread"), await SealedAsync("Milk", other));
        var bytes = Base64Url.DecodeFromChars(value.Cipher);
        List<Personal> broken =
        [
            value with { Name = "notes" }, value with { Subject = other }, value with { Digest = theirs.Digest },
                value with { Cipher = theirs.Cipher },
            value with { Cipher = "AQ" }, value with { Cipher = "!" }, value with { Cipher = "" },
            .. Enumerable.Range(0, bytes.Length)
                .Select(i => value with { Cipher = Base64Url.EncodeToString([.. bytes[..i], (byte)(bytes[i] ^ 1), .. bytes[(i + 1)..]]) }),
        ];
        foreach (var one in broken)
            await FluentActions.Awaiting(() => seal.OpenAsync(keys.Community, one, Cancellation).AsTask()).Should()
                .ThrowAsync<SealBrokenException>();
    }

    [Fact]
    public async Task A_value_of_one_community_does_not_open_in_another()
    {
        var elsewhere = new CommunityId(Guid.NewGuid());
        await seal.SealAsync(elsewhere, person, "words", "x", Cancellation);
        var value = await SealedAsync("Bread");
        await FluentActions.Awaiting(() => seal.OpenAsync(elsewhere, value, Cancellation).AsTask()).Should()
            .ThrowAsync<SealBrokenException>();
    }

    [Fact]
    public void The_published_cipher_opens()
    {
        var vector = JsonNode.Parse(File.ReadAllText(Path.Combine(GoldenFiles.Root, "docs", "evidence", "worked-vector.json")))!;
        string At(params string[] names) => names.Aggregate(vector, (node, name) => node[name]!).GetValue<string>();
        var key = new PersonKey(Guid.Parse(At("sealing", "keyId")), Convert.FromHexString(At("sealing", "key")));
        var body = JsonNode.Parse(At("row", "data"))!;
        var text = SealedText.Open(key, new(Guid.Parse(At("row", "tenant"))), body["words"].Deserialize<Personal>(StoredJson.Options)!);
        (text.Value, text.Salt).Should().Be((At("disclosure", "value"), At("disclosure", "salt")));
        body["words"]!["cipher"]!.GetValue<string>().Should().Be(At("sealing", "cipher"));
    }
}
