using Coordination.Host.Keys;

namespace Coordination.Integration.Keys;

/// <summary>A name is found however it is typed; what is shown keeps the spelling that the person gave.</summary>
public sealed class ComparingNames
{
    [Theory]
    [InlineData("Siân Llŷr", "sian llyr", "SIAN", "Llyr Sian", "Sián Llýr", "sia", "Sia\u0302n")]
    [InlineData("José Núñez", "jose nunez", "NUÑEZ")]
    [InlineData("Zoë Brontë", "zoe bronte", "ZOE\u0308")]
    [InlineData("Łukasz Żak", "lukasz zak", "ŻAK")]
    [InlineData("Ffion Tŷ-Gwyn", "ffion ty gwyn", "tygwyn", "Ty\u2010Gwyn")]
    [InlineData("Siobhán O’Brien", "o'brien", "obrien", "O Brien")]
    [InlineData("Bjørn Straße", "bjorn strasse")]
    [InlineData("فاطِمة", "فاطمة", "فاطمه")]
    [InlineData("فاطمة الزهراء", "الزهراء فاطمة", "زهراء")]
    [InlineData("أحمد", "احمد")]
    [InlineData("علی", "علي")]
    public void Each_word_that_was_typed_is_in_it(string name, params string[] typed) =>
        typed.Should().OnlyContain(words => NameFold.Holds(name, words));

    [Theory]
    [InlineData("Siân Llŷr", "Simon")]
    [InlineData("Siân Llŷr", "Sian Lloyd")]
    [InlineData("काल", "कील")]
    [InlineData("***", "---")]
    public void Another_name_is_another(string name, string typed) => NameFold.Holds(name, typed).Should().BeFalse();

    [Fact]
    public void What_a_name_becomes_is_stored_and_stays() =>
        NameFold.Of("  Siobhán Ní-O’Brien Żółć ").Should().Be("siobhanniobrienzolc");
}
