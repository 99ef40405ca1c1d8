using Coordination.Host.Keys;

namespace Coordination.Integration.Keys;

/// <summary>What is dialled is what was meant.</summary>
public sealed class ReadingATelephone
{
    [Theory]
    [InlineData("07700 900123", "tel:07700900123")]
    [InlineData("+44 (0)7700 900123", "tel:+447700900123")]
    [InlineData("0044 7700 900123", "tel:+447700900123")]
    [InlineData("(01632) 960 123", "tel:01632960123")]
    [InlineData("٠٧٧٠٠ ٩٠٠١٢٣", "tel:07700900123")]
    [InlineData("+48 601 234 567", "tel:+48601234567")]
    [InlineData("01632 960123 ext 12", "tel:01632960123;ext=12")]
    [InlineData("07700 900123 / 01632 960123 ext. 7", "tel:07700900123", "tel:01632960123;ext=7")]
    [InlineData("Mum: 07700 900123, after six 01632 960123", "tel:07700900123", "tel:01632960123")]
    [InlineData("116 123", "tel:116123")]
    [InlineData("111", "tel:111")]
    [InlineData("not known")]
    [InlineData("after 18:30")]
    [InlineData("")]
    public void Each_number_is_dialled_by_itself_and_nothing_where_there_is_none(string written, params string[] dialled) =>
        TelephoneNumber.In(written).Select(number => number.Href).Should().Equal(dialled);

    [Theory]
    [InlineData("07700 900123")]
    [InlineData("07700900123")]
    [InlineData("+44 7700 900123")]
    [InlineData("+44 (0)7700 900123")]
    [InlineData("0044 7700-900-123")]
    [InlineData("07700 900123 ext 4")]
    public void One_number_is_the_same_however_it_is_written(string written) =>
        TelephoneNumber.In(written).Should().ContainSingle().Which.International.Should().Be("447700900123");
}
