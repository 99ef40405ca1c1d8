using Coordination.Domain.Kernel;
using Coordination.Host.Access;
using Coordination.Host.Keys;
using Coordination.Host.SignIn;
using Coordination.Host.Storage;

namespace Coordination.Host.Demo;

/// <summary>What a step can use to become a command: words are sealed, contact details go to the vault.</summary>
public sealed class StepContext(CommunityId community, Seal seal, Vault vault, Logins logins, CancellationToken cancellation)
{
    public ValueTask<Personal> SealedAsync(PersonId subject, string words) =>
        seal.SealAsync(community, subject, "words", words, cancellation);

    /// <summary>The sign-in of development uses the id of a person as their name.</summary>
    public SideRow Known(PersonId person) => logins.Known(new(DemoTokens.Issuer, person.ToString()), community, person);

    public async ValueTask<SideRow> ContactAsync(PersonId person, string name, string? phone = null, string? email = null)
    {
        var details = new Dictionary<ContactField, string> { [ContactField.Name] = name };
        if (phone is not null) details[ContactField.Phone] = phone;
        if (email is not null) details[ContactField.Email] = email;
        return new(VaultWriting.Sql, VaultWriting.Parameters(await vault.PrepareAsync(community, person, details, cancellation)));
    }
}
