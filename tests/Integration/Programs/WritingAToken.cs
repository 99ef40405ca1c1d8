using Coordination.Host.SignIn;

namespace Coordination.Integration.Programs;

public sealed class WritingAToken
{
    [Fact]
    public void A_token_is_read_as_it_was_written()
    {
        var token = ProgramToken.New(new(Guid.NewGuid()));
        token.ToString().Should().MatchRegex("^ccb_[0-9a-f]{32}_[0-9A-Za-z]{43}_[0-9A-Za-z]{6}$");
        ProgramToken.Read(token.ToString()).Should().Be(token);
        ProgramToken.New(token.Program).Secret.Should().NotBe(token.Secret);
        token.Hash.Should().HaveCount(32).And.NotEqual(ProgramToken.New(token.Program).Hash);
    }

    [Fact]
    public void One_letter_wrong_anywhere_and_it_is_none()
    {
        var token = ProgramToken.New(new(Guid.NewGuid())).ToString();
        for (var at = 0; at < token.Length; at++)
            ProgramToken.Read(token[..at] + (token[at] == '7' ? '8' : '7') + token[(at + 1)..]).Should().BeNull($"letter {at} of {token}");
    }

    [Theory]
    [InlineData(""), InlineData("ccb_"), InlineData("ccb____"), InlineData("ccb_00000000000000000000000000000000_0_0")]
    public void Other_text_is_none(string text) => ProgramToken.Read(text).Should().BeNull();
}
