using Coordination.Host.SignIn;
using Coordination.Host.Storage;
using Microsoft.Extensions.Configuration;

namespace Coordination.Integration.SignIn;

public sealed class ConfiguringIssuers
{
    private static readonly string[] good = ["Name=Ours", "Authority=https://sign-in.example.org", "Audience=api", "ClientId=pages"];

    [Fact]
    public void An_issuer_is_a_few_settings()
    {
        var issuer = Read(good).All.Should().ContainSingle().Subject;
        issuer.Name.Should().Be("Ours");
        issuer.Calls("https://sign-in.example.org/").Should().BeTrue();
        issuer.Calls("https://sign-in.example.org.elsewhere.example").Should().BeFalse();
        Read([]).All.Should().BeEmpty();
    }

    [Theory]
    [InlineData("Name", "", "Issuers:0:Name")]
    [InlineData("Authority", "sign-in.example.org", "Issuers:0:Authority")]
    [InlineData("Authority", "http://sign-in.example.org", "without TLS")]
    [InlineData("Audience", "pages", "are both 'pages'")]
    [InlineData("Colour", "red", "Issuers:0:Colour")]
    [InlineData("ClientID ", "x", "is not known here")]
    public void What_cannot_work_is_named(string setting, string value, string named) =>
        FluentActions.Invoking(() => Read([.. good.Where(g => !g.StartsWith(setting + "=", StringComparison.Ordinal)),
            $"{setting}={value}"])).Should().Throw<SettingException>().Which.Message.Should().Contain(named);

    [Fact]
    public void An_issuer_that_serves_nobody_or_twice_is_named()
    {
        FluentActions.Invoking(() => Read(good[..2])).Should().Throw<SettingException>().Which.Message.Should().Contain("neither Audience");
        FluentActions.Invoking(() => KnownIssuers.Read(Settings(0, good).Concat(Settings(1, good)))).Should()
            .Throw<SettingException>().Which.Message.Should().Contain("more than once");
    }

    private static KnownIssuers Read(string[] settings) => KnownIssuers.Read(Settings(0, settings));
    private static IEnumerable<KeyValuePair<string, string?>> Settings(int number, string[] settings) =>
        settings.Select(s => KeyValuePair.Create($"SignIn:Issuers:{number}:{s.Split('=', 2)[0]}", (string?)s.Split('=', 2)[1]));
}

file static class Reading
{
    extension(KnownIssuers)
    {
        public static KnownIssuers Read(IEnumerable<KeyValuePair<string, string?>> settings) =>
            KnownIssuers.Read(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
    }
}
