namespace Coordination.Host.Policies;

/// <summary>What follows by itself when something has happened.</summary>
public sealed class PoliciesFeature : Feature
{
    public override void Declare(FeatureBuilder it)
    {
        it.Policy<LetProposalsGo>(LetProposalsGo.StoredAs);
        it.Policy<SetPeopleFree>(SetPeopleFree.StoredAs);
        it.Services.AddSingleton<CarryOut>().AddSingleton<WaitingEvents>().AddHostedService<RetryPolicies>();
    }
}
