<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AdviceGroup</name>
    <message>
        <source>Have it explained by the hospital&apos;s computer</source>
        <translation>请医院的智能系统解读</translation>
    </message>
    <message>
        <source>The hospital&apos;s explanation</source>
        <translation>医院智能解读</translation>
    </message>
    <message>
        <source>Made by a computer. This is not a diagnosis: please go by what your doctor says.</source>
        <translation>由计算机生成，不是诊断，请以医生的意见为准。</translation>
    </message>
</context>
<context>
    <name>AppointmentList</name>
    <message>
        <source>Earlier</source>
        <translation>上一页</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>第 %1 / %2 页</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>下一页</translation>
    </message>
</context>
<context>
    <name>AppointmentPanel</name>
    <message>
        <source>Your appointment today</source>
        <translation>今天的预约</translation>
    </message>
</context>
<context>
    <name>AppointmentRow</name>
    <message>
        <source>Sign in: %1, %2</source>
        <translation>签到：%1，%2</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>签到</translation>
    </message>
</context>
<context>
    <name>AttractScreen</name>
    <message>
        <source>Scan to sign in and get your number at once</source>
        <translation>扫码签到，马上取号</translation>
    </message>
    <message>
        <source>No paper tickets just now: your number is shown on the screen</source>
        <translation>暂时打不了小票，您的号会显示在屏幕上</translation>
    </message>
    <message>
        <source>The hospital system is not answering just now: signing in may take longer</source>
        <translation>医院系统暂时没有回应，签到会慢一点</translation>
    </message>
    <message>
        <source>Hold your health card code up to the camera</source>
        <translation>把健康卡二维码
对准下方镜头</translation>
    </message>
    <message>
        <source>No phone? Lay your identity card on the reader</source>
        <translation>没带手机？把身份证放在读卡器上</translation>
    </message>
    <message>
        <source>Hold your health card code up to the scanner</source>
        <translation>把健康卡二维码
对准扫码器</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>签到</translation>
    </message>
    <message>
        <source>Pay</source>
        <translation>缴费</translation>
    </message>
    <message>
        <source>Print reports</source>
        <translation>打印报告</translation>
    </message>
    <message>
        <source>electronic health card</source>
        <translation>电子健康卡</translation>
    </message>
    <message>
        <source>health card in WeChat</source>
        <translation>微信健康卡</translation>
    </message>
    <message>
        <source>insurance e-voucher</source>
        <translation>医保电子凭证</translation>
    </message>
    <message>
        <source>social-security e-card</source>
        <translation>电子社保卡</translation>
    </message>
    <message>
        <source>Please hold the code of your health card up to the scanner.</source>
        <translation>请把健康卡二维码对准扫码器。</translation>
    </message>
    <message>
        <source>Please hold the code of your health card up to the camera.</source>
        <translation>请把健康卡二维码对准镜头。</translation>
    </message>
    <message>
        <source>No phone? Lay your identity card on the reader.</source>
        <translation>没带手机，请把身份证放在读卡器上。</translation>
    </message>
    <message>
        <source>No phone? Please touch “No phone”.</source>
        <translation>没带手机，请点“没有手机”。</translation>
    </message>
    <message>
        <source>%1: all with one code</source>
        <translation>%1，一码办好</translation>
    </message>
    <message>
        <source>Hold it up to the scanner</source>
        <translation>对准扫码器</translation>
    </message>
    <message>
        <source>Hold it up to the camera</source>
        <translation>对准镜头</translation>
    </message>
    <message>
        <source>Accepted here: %1</source>
        <translation>%1都可以</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Open your health card</source>
        <translation>打开健康卡</translation>
    </message>
    <message>
        <source>Take your papers with you</source>
        <translation>拿好单据</translation>
    </message>
</context>
<context>
    <name>BillRow</name>
    <message>
        <source>Bill %1</source>
        <translation>单号 %1</translation>
    </message>
    <message>
        <source>%1 and others</source>
        <translation>%1 等</translation>
    </message>
    <message>
        <source>%1, ¥%2, bill %3</source>
        <translation>%1，¥%2，单号 %3</translation>
    </message>
    <message>
        <source>Choose: %1</source>
        <translation>选择：%1</translation>
    </message>
    <message>
        <source>Hide the items: %1</source>
        <translation>收起明细：%1</translation>
    </message>
    <message>
        <source>Show the items: %1</source>
        <translation>查看明细：%1</translation>
    </message>
    <message>
        <source>Please pay it at the payment desk</source>
        <translation>请到缴费窗口办理</translation>
    </message>
    <message>
        <source>%1 items</source>
        <translation>%1 条明细</translation>
    </message>
</context>
<context>
    <name>BillsScreen</name>
    <message>
        <source>Please choose what you want to pay</source>
        <translation>请选择要缴的费用</translation>
    </message>
    <message>
        <source>Bills to pay</source>
        <translation>待缴费用</translation>
    </message>
    <message>
        <source>Choose none</source>
        <translation>全不选</translation>
    </message>
    <message>
        <source>Choose all</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>Nothing chosen yet</source>
        <translation>还没有选择</translation>
    </message>
    <message>
        <source>Pay ¥%1</source>
        <translation>去支付 ¥%1</translation>
    </message>
    <message>
        <source>Please choose a bill</source>
        <translation>请先选择费用</translation>
    </message>
    <message>
        <source>%1 chosen</source>
        <translation>已选 %1 项</translation>
    </message>
    <message>
        <source>%1. Please look at your bills again.</source>
        <translation>%1。请再看一下您的费用。</translation>
    </message>
    <message>
        <source>These are your unpaid bills. Touch those that you want to pay now.</source>
        <translation>这是您还没缴的费用。请点选现在要缴的。</translation>
    </message>
    <message>
        <source>These are your unpaid bills. Touch the big button to pay those with a tick.</source>
        <translation>这是您还没缴的费用。打勾的现在一起缴，请点大按钮去支付。</translation>
    </message>
    <message>
        <source>%1 chosen, %2 yuan in all.</source>
        <translation>已选 %1 项，一共 %2 元。</translation>
    </message>
</context>
<context>
    <name>BottomBar</name>
    <message>
        <source>Normal text</source>
        <translation>标准字号</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>大字版</translation>
    </message>
    <message>
        <source>No phone</source>
        <translation>没有手机</translation>
    </message>
    <message>
        <source>Ask our staff</source>
        <translation>找工作人员</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Finish (%1)</source>
        <comment>seconds left</comment>
        <translation>结束 (%1)</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>结束使用</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>再打一张</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再试一次</translation>
    </message>
    <message>
        <source>Other services</source>
        <translation>其他服务</translation>
    </message>
</context>
<context>
    <name>Channel</name>
    <message>
        <source>WeChat Pay</source>
        <translation>微信支付</translation>
    </message>
    <message>
        <source>Alipay</source>
        <translation>支付宝</translation>
    </message>
    <message>
        <source>UnionPay</source>
        <translation>云闪付</translation>
    </message>
    <message>
        <source>Scan this with WeChat</source>
        <translation>请用微信扫一扫</translation>
    </message>
    <message>
        <source>Scan this with Alipay</source>
        <translation>请用支付宝扫一扫</translation>
    </message>
    <message>
        <source>Scan this with the UnionPay app</source>
        <translation>请用云闪付扫一扫</translation>
    </message>
</context>
<context>
    <name>CheckingScreen</name>
    <message>
        <source>Checking your code</source>
        <translation>正在核验您的码</translation>
    </message>
    <message>
        <source>Asking the platform that issued it…</source>
        <translation>正在向发码平台查询…</translation>
    </message>
    <message>
        <source>The platform is slow to answer. We keep asking: there is nothing for you to do.</source>
        <translation>发码平台回应较慢，
正在继续查询，您不用操作。</translation>
    </message>
    <message>
        <source>The platform still does not answer. You can wait, or finish here and ask at the desk.</source>
        <translation>发码平台还没有回应。
您可以再等一等，
也可以结束使用，到服务台办理。</translation>
    </message>
    <message>
        <source>Your code was read and is being checked. Please wait a moment.</source>
        <translation>已读到您的码，正在核验，请稍候。</translation>
    </message>
</context>
<context>
    <name>ChoiceKey</name>
    <message>
        <source>%1, chosen</source>
        <translation>%1，已选</translation>
    </message>
</context>
<context>
    <name>ChoiceScreen</name>
    <message>
        <source>Which appointment are you here for?</source>
        <translation>请选择您要签到的预约</translation>
    </message>
    <message>
        <source>You have several appointments today. Please touch the one you are here for.</source>
        <translation>您今天有几个预约。请点一下要签到的那一个。</translation>
    </message>
</context>
<context>
    <name>DigitField</name>
    <message>
        <source>%1: %2 of %3 typed</source>
        <translation>%1：共 %3 位，已输入 %2 位</translation>
    </message>
</context>
<context>
    <name>DisplayPanel</name>
    <message>
        <source>Display</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Here you choose how large the words are, their contrast, and the voice. Touch Done when it suits you.</source>
        <translation>这里可以调整字的大小、对比度和语音。调好以后，请点“完成”。</translation>
    </message>
    <message>
        <source>Text size: the largest</source>
        <translation>字号：已是最大</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>字号</translation>
    </message>
    <message>
        <source>Text size %1 of 4</source>
        <translation>字号 %1，共 4 档</translation>
    </message>
    <message>
        <source>A</source>
        <comment>a sign in the size of the text</comment>
        <translation>字</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>对比度</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>标准</translation>
    </message>
    <message>
        <source>Strong</source>
        <comment>contrast</comment>
        <translation>高对比</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>语音</translation>
    </message>
    <message>
        <source>Read aloud</source>
        <translation>语音播报</translation>
    </message>
    <message>
        <source>Easier to use</source>
        <translation>更方便</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>大字版</translation>
    </message>
    <message>
        <source>Lower the buttons</source>
        <translation>按键下移</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
</context>
<context>
    <name>DuesCard</name>
    <message>
        <source>%1 bills</source>
        <translation>%1 项</translation>
    </message>
    <message>
        <source>To pay</source>
        <translation>待缴费</translation>
    </message>
    <message>
        <source>Pay bills</source>
        <translation>缴费</translation>
    </message>
    <message>
        <source>1 bill</source>
        <translation>1 项</translation>
    </message>
</context>
<context>
    <name>Errands</name>
    <message>
        <source>Other services</source>
        <translation>其他服务</translation>
    </message>
</context>
<context>
    <name>FactsSlice</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>FilterTab</name>
    <message>
        <source>%1 %2, shown</source>
        <translation>%1 %2，正在显示</translation>
    </message>
</context>
<context>
    <name>Flag</name>
    <message>
        <source>as usual</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>low</source>
        <translation>偏低</translation>
    </message>
    <message>
        <source>high</source>
        <translation>偏高</translation>
    </message>
    <message>
        <source>urgent: low</source>
        <translation>危急</translation>
    </message>
    <message>
        <source>urgent: high</source>
        <translation>危急</translation>
    </message>
    <message>
        <source>urgent</source>
        <translation>危急</translation>
    </message>
    <message>
        <source>unusual</source>
        <translation>异常</translation>
    </message>
</context>
<context>
    <name>FormView</name>
    <message>
        <source>Page of the hospital&apos;s original</source>
        <translation>医院原件的一页</translation>
    </message>
    <message>
        <source>Move left</source>
        <translation>向左移</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>向上移</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>向下移</translation>
    </message>
    <message>
        <source>Move right</source>
        <translation>向右移</translation>
    </message>
</context>
<context>
    <name>Greeting</name>
    <message>
        <source>Good morning</source>
        <translation>上午好</translation>
    </message>
    <message>
        <source>Good afternoon</source>
        <translation>下午好</translation>
    </message>
    <message>
        <source>Good evening</source>
        <translation>晚上好</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>greeting, name</comment>
        <translation>%2，%1</translation>
    </message>
</context>
<context>
    <name>HelpScreen</name>
    <message>
        <source>No phone? That is fine</source>
        <translation>没有手机也能签到</translation>
    </message>
    <message>
        <source>We are glad to help</source>
        <translation>我们来帮您</translation>
    </message>
    <message>
        <source>Lay your identity card on the reader of this terminal</source>
        <translation>把身份证放在这台自助机的读卡器上</translation>
    </message>
    <message>
        <source>Hold the code of a printed health card up to the camera</source>
        <translation>有纸质健康卡，把码对准镜头</translation>
    </message>
    <message>
        <source>Nothing with you? We help you at the desk</source>
        <translation>都没有带？服务台帮您办理</translation>
    </message>
    <message>
        <source>Or bring your identity card to the desk</source>
        <translation>带身份证到服务台办理</translation>
    </message>
    <message>
        <source>At the service desk in this hall</source>
        <translation>到大厅服务台</translation>
    </message>
    <message>
        <source>Volunteers in this hall help you, too</source>
        <translation>找大厅里的志愿者</translation>
    </message>
    <message>
        <source>We are glad to help. Please go to the desk in this hall, or speak to a volunteer.</source>
        <translation>我们来帮您。请到大厅服务台，或者找志愿者。</translation>
    </message>
    <message>
        <source>No phone? That is fine. Lay your identity card on the reader, hold up a printed health card, or come to the desk.</source>
        <translation>没有手机也能签到。请把身份证放在读卡器上，或者把纸质健康卡的码对准镜头，也可以到服务台办理。</translation>
    </message>
    <message>
        <source>No phone? That is fine. Hold up a printed health card, or come to the desk with your identity card.</source>
        <translation>没有手机也能签到。有纸质健康卡，请把码对准镜头；没有的话，请带身份证到服务台办理。</translation>
    </message>
</context>
<context>
    <name>Hint</name>
    <message>
        <source>Too dark: please make your screen brighter</source>
        <translation>光线太暗，请把手机屏幕调亮</translation>
    </message>
    <message>
        <source>Too bright: please turn it a little</source>
        <translation>太亮或反光，请换个角度</translation>
    </message>
    <message>
        <source>Please hold it still, a little further away</source>
        <translation>看不清，请拿稳，再拿远一点</translation>
    </message>
    <message>
        <source>Please hold it closer</source>
        <translation>请再靠近一点</translation>
    </message>
    <message>
        <source>Please hold it further away</source>
        <translation>请拿远一点</translation>
    </message>
    <message>
        <source>Please move the whole code into the picture</source>
        <translation>请移到中间，让二维码完整</translation>
    </message>
    <message>
        <source>Please hold it straight, facing the camera</source>
        <translation>请放正，正对镜头</translation>
    </message>
    <message>
        <source>Please show one code only</source>
        <translation>请只出示一个码</translation>
    </message>
    <message>
        <source>Please scan it once more</source>
        <translation>请再扫一次</translation>
    </message>
</context>
<context>
    <name>HomeScreen</name>
    <message>
        <source>Please touch what you would like to do.</source>
        <translation>请点一下您要办的事。</translation>
    </message>
    <message>
        <source>You have no appointment to sign in for today</source>
        <translation>今天没有需要签到的预约</translation>
    </message>
    <message>
        <source>What would you like to do?</source>
        <translation>您要办什么？</translation>
    </message>
    <message>
        <source>You have no appointment to sign in for today.</source>
        <translation>您今天没有需要签到的预约。</translation>
    </message>
</context>
<context>
    <name>HospitalTroubleScreen</name>
    <message>
        <source>Try again</source>
        <translation>再试一次</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <comment>what happened, what to do</comment>
        <translation>%1。%2</translation>
    </message>
    <message>
        <source>Touch the large button to try again.</source>
        <translation>要再试一次，请点大按钮。</translation>
    </message>
    <message>
        <source>%1. The details are on the screen.</source>
        <comment>what happened</comment>
        <translation>%1。详情请看屏幕。</translation>
    </message>
</context>
<context>
    <name>HouseBoard</name>
    <message>
        <source>A picture of the hospital</source>
        <translation>医院的图片</translation>
    </message>
    <message>
        <source>From the hospital</source>
        <translation>本院通知</translation>
    </message>
</context>
<context>
    <name>IdleOverlay</name>
    <message>
        <source>Are you still there?</source>
        <translation>您还在吗？</translation>
    </message>
    <message>
        <source>Then this page closes and nothing of yours stays here.</source>
        <translation>时间到了会自动退出，不留下您的信息。</translation>
    </message>
    <message>
        <source>I&apos;m still here</source>
        <translation>我还在</translation>
    </message>
    <message>
        <source>Are you still there? Touch the screen, or this page closes.</source>
        <translation>您还在吗？请点一下屏幕，不然这一页就要关闭了。</translation>
    </message>
</context>
<context>
    <name>KindMark</name>
    <message>
        <source>Laboratory</source>
        <translation>检验</translation>
    </message>
    <message>
        <source>Imaging</source>
        <translation>影像</translation>
    </message>
</context>
<context>
    <name>LanguagePanel</name>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Choose your language.</source>
        <translation>请选择语言。</translation>
    </message>
</context>
<context>
    <name>Message</name>
    <message>
        <source>For our staff: %1</source>
        <translation>供工作人员参考：%1</translation>
    </message>
</context>
<context>
    <name>NoReportsScreen</name>
    <message>
        <source>There are no reports yet</source>
        <translation>目前没有可查看的报告</translation>
    </message>
    <message>
        <source>%1, there are no reports yet</source>
        <translation>%1，目前没有可查看的报告</translation>
    </message>
    <message>
        <source>Reports appear here as soon as they are finished. If yours should be here, please ask at the desk.</source>
        <translation>报告发出后，就能在这里查看和打印。
如果您的报告应该已经发出，请到服务台咨询。</translation>
    </message>
    <message>
        <source>No report is finished yet</source>
        <translation>报告还没有出来</translation>
    </message>
    <message>
        <source>%1, no report is finished yet</source>
        <translation>%1，报告还没有出来</translation>
    </message>
    <message>
        <source>These are being made. Please come back later.</source>
        <translation>下面的项目正在检查，请稍后再来。</translation>
    </message>
    <message>
        <source>Your reports are not finished yet. Please come back later.</source>
        <translation>您的报告还没有出来，请稍后再来。</translation>
    </message>
    <message>
        <source>There are no reports here yet. If yours should be here, please ask at the desk.</source>
        <translation>这里还没有您的报告。如果应该已经有了，请到服务台咨询。</translation>
    </message>
    <message>
        <source>. </source>
        <comment>between sentences</comment>
        <translation>。</translation>
    </message>
</context>
<context>
    <name>NothingToPayScreen</name>
    <message>
        <source>You have nothing to pay</source>
        <translation>您没有待缴费用</translation>
    </message>
    <message>
        <source>%1, you have nothing to pay</source>
        <translation>%1，您没有待缴费用</translation>
    </message>
    <message>
        <source>There is nothing to pay. What a doctor has just prescribed takes a few minutes to appear here.</source>
        <translation>您没有待缴费用。医生刚开的检查和药品，过几分钟才会显示在这里。</translation>
    </message>
    <message>
        <source>Has a doctor just prescribed something?</source>
        <translation>医生刚开了检查或药品？</translation>
    </message>
    <message>
        <source>It takes a few minutes to appear here. Then simply scan again.</source>
        <translation>过几分钟才会显示在这里，到时再扫一次码就行。</translation>
    </message>
</context>
<context>
    <name>NothingTodayScreen</name>
    <message>
        <source>No appointment for today</source>
        <translation>今天没有您的预约</translation>
    </message>
    <message>
        <source>Please check the date in your booking message. To see a doctor today, please book at the desk.</source>
        <translation>请看看预约短信，核对就诊日期。
想今天看病，请到服务台挂号。</translation>
    </message>
    <message>
        <source>You have no appointment for today. To see a doctor today, please book at the desk.</source>
        <translation>您今天没有预约。想今天看病，请到服务台挂号。</translation>
    </message>
</context>
<context>
    <name>NumericPad</name>
    <message>
        <source>Erase the last digit</source>
        <translation>删除一位</translation>
    </message>
</context>
<context>
    <name>OfferScreen</name>
    <message>
        <source>Sign in and get a number</source>
        <translation>签到，取号</translation>
    </message>
    <message>
        <source>You have an appointment today. Please touch the big button to sign in and get your number.</source>
        <translation>您今天有预约。请点大按钮签到，取号。</translation>
    </message>
</context>
<context>
    <name>OpenPayment</name>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>For our staff: %1</source>
        <translation>供工作人员参考：%1</translation>
    </message>
</context>
<context>
    <name>OrderNumber</name>
    <message>
        <source>Order number</source>
        <translation>订单号</translation>
    </message>
    <message>
        <source>Order number %1</source>
        <translation>订单号 %1</translation>
    </message>
</context>
<context>
    <name>OutOfServiceScreen</name>
    <message>
        <source>%1. %2</source>
        <comment>what happened, what to do</comment>
        <translation>%1。%2</translation>
    </message>
    <message>
        <source>Another terminal</source>
        <translation>换一台自助机办理</translation>
    </message>
    <message>
        <source>The service desk</source>
        <translation>到服务台办理</translation>
    </message>
</context>
<context>
    <name>PaidScreen</name>
    <message>
        <source>Paid</source>
        <translation>缴费成功</translation>
    </message>
    <message>
        <source>Paid by your insurance</source>
        <translation>医保已支付</translation>
    </message>
    <message>
        <source>Paid with %1</source>
        <translation>%1 · 已付</translation>
    </message>
    <message>
        <source>You have paid</source>
        <translation>您已付</translation>
    </message>
    <message>
        <source>Of ¥%1 in all, the insurance fund pays ¥%2, your account ¥%3</source>
        <translation>总费用 ¥%1，其中医保基金 ¥%2，个人账户 ¥%3</translation>
    </message>
    <message>
        <source>The hospital&apos;s system enters it a little later, by itself. There is nothing more to pay.</source>
        <translation>钱已收到。医院系统稍后自动入账，您不用再付。</translation>
    </message>
    <message>
        <source>Electronic invoice</source>
        <translation>电子票据</translation>
    </message>
    <message>
        <source>Scan it with your phone to keep it</source>
        <translation>手机扫码查看</translation>
    </message>
    <message>
        <source>Pay the %1 other bills</source>
        <translation>还有 %1 项待缴费</translation>
    </message>
    <message>
        <source>%1 yuan</source>
        <translation>%1 元</translation>
    </message>
    <message>
        <source>You have paid. There is nothing more to do for it.</source>
        <translation>缴费成功，不用再付。</translation>
    </message>
    <message>
        <source>Please take the receipt below.</source>
        <translation>请取走下方缴费凭条。</translation>
    </message>
    <message>
        <source>There are other bills. You can pay them now, or finish.</source>
        <translation>您还有其他费用，可以接着缴，也可以结束。</translation>
    </message>
</context>
<context>
    <name>PayAmount</name>
    <message>
        <source>You pay now</source>
        <translation>您现在付</translation>
    </message>
</context>
<context>
    <name>PayCodeScan</name>
    <message>
        <source>Or hold the payment code on your phone up to the camera</source>
        <translation>或把手机付款码对准镜头</translation>
    </message>
    <message>
        <source>Hold up the payment code on your phone</source>
        <translation>请出示手机付款码</translation>
    </message>
    <message>
        <source>Or hold up the payment code on your phone</source>
        <translation>或出示手机付款码</translation>
    </message>
</context>
<context>
    <name>PayPhase</name>
    <message>
        <source>Scan to pay</source>
        <translation>扫码付款</translation>
    </message>
    <message>
        <source>Please confirm on your phone</source>
        <translation>请在手机上确认</translation>
    </message>
    <message>
        <source>Being checked: please do not pay again</source>
        <translation>正在核实，请勿重复支付</translation>
    </message>
    <message>
        <source>Being settled with your insurance</source>
        <translation>正在办理医保结算</translation>
    </message>
    <message>
        <source>Your money has arrived</source>
        <translation>钱已收到</translation>
    </message>
    <message>
        <source>Cancelling the payment…</source>
        <translation>正在取消付款…</translation>
    </message>
    <message>
        <source>Your money is going back…</source>
        <translation>正在退款…</translation>
    </message>
    <message>
        <source>Preparing the payment…</source>
        <translation>正在准备付款…</translation>
    </message>
    <message>
        <source>This code cannot be shown here. Please choose another way.</source>
        <translation>这个付款码暂时显示不了，请换一种方式付款。</translation>
    </message>
    <message>
        <source>Enter your password there, or agree. Then this screen goes on by itself.</source>
        <translation>请在手机上输入密码或点确认，这里会自动继续。</translation>
    </message>
    <message>
        <source>We ask the payment system what became of it. Please stay here.</source>
        <translation>正在向支付系统查询结果，请不要离开。</translation>
    </message>
    <message>
        <source>Hospital and insurance are being told. Please wait a moment.</source>
        <translation>正在通知医院和医保，请稍候。</translation>
    </message>
    <message>
        <source>We make sure that nothing is taken any more. Please do not pay now.</source>
        <translation>正在确认不会再扣款，请先不要付款。</translation>
    </message>
    <message>
        <source>It goes back the way it came. Please wait for your slip.</source>
        <translation>钱会原路退回，请等待打印凭条。</translation>
    </message>
    <message>
        <source>Please wait a moment.</source>
        <translation>请稍候。</translation>
    </message>
    <message>
        <source>Please scan the code on the screen with your phone to pay. After paying, please wait: this page goes on by itself.</source>
        <translation>请用手机扫屏幕上的二维码付款。付款后请稍候，这里会自动继续。</translation>
    </message>
    <message>
        <source>Please enter your password on your phone, or agree there. Then this page goes on by itself.</source>
        <translation>请在手机上输入密码或点确认。完成后，这里会自动继续。</translation>
    </message>
    <message>
        <source>The payment is being checked. Please do not pay again, and stay here.</source>
        <translation>正在核实这笔付款。请勿重复支付，也不要离开。</translation>
    </message>
    <message>
        <source>The insurance is settling your bill. Please wait a moment.</source>
        <translation>医保正在结算，请稍候。</translation>
    </message>
    <message>
        <source>Your money has arrived. The hospital is being told. Please wait a moment.</source>
        <translation>钱已收到，正在通知医院，请稍候。</translation>
    </message>
    <message>
        <source>The payment is being cancelled. Please do not pay now.</source>
        <translation>正在取消付款，请先不要付款。</translation>
    </message>
    <message>
        <source>Your money is going back to you. Please wait for your slip.</source>
        <translation>正在把钱退给您，请等待打印凭条。</translation>
    </message>
    <message>
        <source>The payment is being prepared. Please wait a moment.</source>
        <translation>正在准备付款，请稍候。</translation>
    </message>
    <message>
        <source>The hospital is slow to answer. There is nothing that you have to do.</source>
        <translation>医院系统回应较慢，您不用操作，请稍候。</translation>
    </message>
    <message>
        <source>The hospital is slow to answer. Your money has arrived: do not pay again.</source>
        <translation>医院系统回应较慢。钱已收到，请勿重复支付。</translation>
    </message>
    <message>
        <source>The payment system is slow to answer. We keep asking: please do not pay again.</source>
        <translation>支付系统回应较慢，正在继续查询，请勿重复支付。</translation>
    </message>
</context>
<context>
    <name>PayReturnedScreen</name>
    <message>
        <source>Your money has gone back</source>
        <translation>钱已退回</translation>
    </message>
    <message>
        <source>Your money is going back</source>
        <translation>正在为您退款</translation>
    </message>
    <message>
        <source>It went back the way it came.</source>
        <translation>已原路退回您付款的账户。</translation>
    </message>
    <message>
        <source>It goes back the way it came, as soon as possible.</source>
        <translation>会尽快原路退回您付款的账户。</translation>
    </message>
    <message>
        <source>Your money has gone back the way it came. Please take your slip.</source>
        <translation>钱已原路退回，请取走凭条。</translation>
    </message>
    <message>
        <source>Your money is going back to you the way it came. Please keep the order number.</source>
        <translation>正在为您原路退款，请记下订单号。</translation>
    </message>
    <message>
        <source>%1 yuan</source>
        <translation>%1 元</translation>
    </message>
    <message>
        <source>Your money has gone back the way it came. Please keep the order number.</source>
        <translation>钱已原路退回，请记下订单号。</translation>
    </message>
</context>
<context>
    <name>PayShown</name>
    <message>
        <source>You pay now</source>
        <translation>您现在付</translation>
    </message>
    <message>
        <source>Code to pay with</source>
        <translation>付款二维码</translation>
    </message>
</context>
<context>
    <name>PayTrail</name>
    <message>
        <source>Bills</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Way to pay</source>
        <translation>支付方式</translation>
    </message>
    <message>
        <source>Step %1 of %2: %3</source>
        <translation>第 %1 步，共 %2 步：%3</translation>
    </message>
    <message>
        <source>Pay</source>
        <translation>缴费</translation>
    </message>
</context>
<context>
    <name>PayUnknownScreen</name>
    <message>
        <source>Please do not pay again</source>
        <translation>请勿重复支付</translation>
    </message>
    <message>
        <source>It is not certain yet whether the money was taken. We go on checking: it is then entered, or goes back to you.</source>
        <translation>还不能确定这笔钱是否已经扣款。
我们会继续核实，
扣了款的会入账，或原路退回。</translation>
    </message>
    <message>
        <source>Questions? Show this number at the payment desk.</source>
        <translation>如有疑问，请凭订单号到缴费窗口咨询。</translation>
    </message>
    <message>
        <source>Please do not pay again. It is not certain yet whether the money was taken. Please keep the order number: the payment desk will help you.</source>
        <translation>请勿重复支付。还不能确定这笔钱是否已经扣款。请记下订单号，到缴费窗口咨询。</translation>
    </message>
    <message>
        <source>%1 yuan</source>
        <translation>%1 元</translation>
    </message>
</context>
<context>
    <name>PayWaitScreen</name>
    <message>
        <source>Working out what you pay…</source>
        <translation>正在核算费用…</translation>
    </message>
    <message>
        <source>Looking for your bills…</source>
        <translation>正在查询待缴费用…</translation>
    </message>
    <message>
        <source>We ask the hospital and your insurance who pays what.</source>
        <translation>正在向医院和医保核对各付多少</translation>
    </message>
    <message>
        <source>We ask the hospital what there is to pay.</source>
        <translation>正在向医院查询</translation>
    </message>
    <message>
        <source>The answer takes its time. Nothing has been paid, and there is nothing for you to do.</source>
        <translation>回应比较慢，请稍候。还没有扣款，您不用操作。</translation>
    </message>
    <message>
        <source>There is still no answer. Nothing has been paid. You can wait, or finish here and pay at the payment desk.</source>
        <translation>还是没有回应，没有扣款。您可以再等一会儿，或结束使用，到缴费窗口缴费。</translation>
    </message>
    <message>
        <source>The hospital and your insurance are being asked who pays what. Please wait a moment.</source>
        <translation>正在向医院和医保核对各付多少，请稍候。</translation>
    </message>
    <message>
        <source>Your bills are being looked for. Please wait a moment.</source>
        <translation>正在查询待缴费用，请稍候。</translation>
    </message>
</context>
<context>
    <name>PayWaysScreen</name>
    <message>
        <source>Payment</source>
        <translation>缴费</translation>
    </message>
    <message>
        <source>Total of %1 bills</source>
        <translation>共 %1 项</translation>
    </message>
    <message>
        <source>%1 · %2 bills</source>
        <translation>%1 · %2 项</translation>
    </message>
    <message>
        <source>To have your insurance pay its part, finish here and come back with your insurance e-voucher or identity card.</source>
        <translation>想用医保支付？请先结束使用，再用医保电子凭证或身份证重新识别。</translation>
    </message>
    <message>
        <source>The insurance pays all of it: you have nothing to pay.</source>
        <translation>无需付款，全部由医保支付。</translation>
    </message>
    <message>
        <source>How would you like to pay?</source>
        <translation>请选择支付方式</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>%1. Please choose how you would like to pay.</source>
        <translation>%1。请重新选择支付方式。</translation>
    </message>
    <message>
        <source>The insurance pays all of it. Touch the big button to confirm.</source>
        <translation>全部由医保支付，您不用付钱。请点大按钮确认。</translation>
    </message>
    <message>
        <source>Hold the payment code on your phone up to the camera. Or touch one of the ways to pay and scan the code on the screen.</source>
        <translation>请把手机付款码对准镜头。也可以点一种支付方式，再用手机扫屏幕上的二维码。</translation>
    </message>
    <message>
        <source>Please touch one of the ways to pay. Then scan the code on the screen with your phone.</source>
        <translation>请点一种支付方式，再用手机扫屏幕上的二维码。</translation>
    </message>
    <message>
        <source>You pay %1 yuan.</source>
        <translation>您要付 %1 元。</translation>
    </message>
    <message>
        <source>Or scan a code on this screen</source>
        <translation>或扫屏幕上的二维码</translation>
    </message>
</context>
<context>
    <name>PayingCover</name>
    <message>
        <source>A payment is in progress</source>
        <translation>正在付款</translation>
    </message>
    <message>
        <source>Please leave it to whoever is paying. Is it you? Touch the screen to go on.</source>
        <translation>请不要替他人操作。
是您本人？请轻触屏幕继续。</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>A payment is in progress. If it is yours, touch the big button to go on.</source>
        <translation>正在付款。如果是您在付款，请点大按钮继续。</translation>
    </message>
</context>
<context>
    <name>PayingScreen</name>
    <message>
        <source>%1 min %2 s left</source>
        <translation>还有 %1 分 %2 秒</translation>
    </message>
    <message>
        <source>%1 s left</source>
        <translation>还有 %1 秒</translation>
    </message>
    <message>
        <source>Pay in another way</source>
        <translation>换一种方式付款</translation>
    </message>
    <message>
        <source>%1 yuan</source>
        <translation>%1 元</translation>
    </message>
</context>
<context>
    <name>PendingRow</name>
    <message>
        <source>Expected by %1</source>
        <translation>预计 %1 出报告</translation>
    </message>
    <message>
        <source>In progress since %1</source>
        <translation>%1 起检查中</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>检查中</translation>
    </message>
</context>
<context>
    <name>PrintDoneScreen</name>
    <message>
        <source>Please take the %1 sheets below</source>
        <translation>请取走 %1 张报告</translation>
    </message>
    <message>
        <source>Please take the sheet below</source>
        <translation>请取走报告</translation>
    </message>
    <message>
        <source>Nothing was printed</source>
        <translation>没有打印出报告</translation>
    </message>
    <message>
        <source>%1 of %2 reports printed</source>
        <translation>共 %2 份，已打印 %1 份</translation>
    </message>
    <message>
        <source>Please go to %1 now</source>
        <translation>请现在就去%1</translation>
    </message>
    <message>
        <source>Print the rest</source>
        <translation>继续打印其余报告</translation>
    </message>
    <message>
        <source>Please see what has come out</source>
        <translation>请看看是否有报告打出</translation>
    </message>
    <message>
        <source>Each report is printed once: please keep it safe.</source>
        <translation>每份报告只打印一次，请妥善保管。</translation>
    </message>
    <message>
        <source>Your reports are printed. When you have taken them all, touch Finish at the bottom.</source>
        <translation>报告打印好了。全部取走以后，请点下面的“结束使用”。</translation>
    </message>
    <message>
        <source>Perhaps not everything has come out. Please look at what lies below, and ask at the desk.</source>
        <translation>报告可能没有全部打印出来。请看看下方出来的纸，并到服务台咨询。</translation>
    </message>
    <message>
        <source>Nothing was printed. Please ask at the desk.</source>
        <translation>没有打印出报告。请到服务台咨询。</translation>
    </message>
    <message>
        <source>. </source>
        <comment>between sentences</comment>
        <translation>。</translation>
    </message>
    <message>
        <source>Please take your paper below.</source>
        <translation>请取走下方已打印的报告。</translation>
    </message>
    <message>
        <source>Some of your reports are printed, others are not. Please take your paper, and ask at the desk.</source>
        <translation>有些报告已打印，有些没有。请先取走报告，再到服务台询问。</translation>
    </message>
</context>
<context>
    <name>PrintListRow</name>
    <message>
        <source>waiting</source>
        <translation>等待打印</translation>
    </message>
    <message>
        <source>being printed…</source>
        <translation>正在打印…</translation>
    </message>
    <message>
        <source>printed</source>
        <translation>已打印</translation>
    </message>
    <message>
        <source>not printed</source>
        <translation>没有打印</translation>
    </message>
    <message>
        <source>printed in part: please ask at the desk</source>
        <translation>只打印了一部分，请到服务台</translation>
    </message>
    <message>
        <source>perhaps printed: please ask at the desk</source>
        <translation>是否打印待确认，请到服务台</translation>
    </message>
    <message>
        <source>printed before, on %1: the desk prints another</source>
        <translation>已于 %1 打印过，再打请到服务台</translation>
    </message>
    <message>
        <source>printed before: the desk prints another</source>
        <translation>以前打印过，再打请到服务台</translation>
    </message>
    <message>
        <source>cannot be printed here: please ask at the desk</source>
        <translation>这里无法打印，请到服务台</translation>
    </message>
</context>
<context>
    <name>PrintingScreen</name>
    <message>
        <source>We ask the hospital whether it was printed before.</source>
        <translation>正在向医院核对是否打印过。</translation>
    </message>
    <message>
        <source>The report is being prepared.</source>
        <translation>正在准备这份报告。</translation>
    </message>
    <message>
        <source>It goes on by itself as soon as that is done.</source>
        <translation>处理好以后会自动继续打印。</translation>
    </message>
    <message>
        <source>The rest is not printed. Please take what has come out.</source>
        <translation>其余的不再打印，请取走已打印的报告。</translation>
    </message>
    <message>
        <source>Sheet %1 of %2</source>
        <translation>第 %1 张，共 %2 张</translation>
    </message>
    <message>
        <source>The paper comes out below.</source>
        <translation>报告从下方出纸口出来。</translation>
    </message>
    <message>
        <source>Stopping the print…</source>
        <translation>正在停止打印…</translation>
    </message>
    <message>
        <source>The printer needs a hand</source>
        <translation>打印机需要处理一下</translation>
    </message>
    <message>
        <source>Printing report %1 of %2</source>
        <translation>正在打印（%1&#xa0;/&#xa0;%2）</translation>
    </message>
    <message>
        <source>Printing your report</source>
        <translation>正在打印报告</translation>
    </message>
    <message>
        <source>It takes a little longer. There is nothing for you to do.</source>
        <translation>需要多等一会儿，您不用做什么。</translation>
    </message>
    <message>
        <source>It takes very long. You can wait, or finish here and ask at the desk.</source>
        <translation>等得有些久。您可以继续等，也可以结束使用，到服务台咨询。</translation>
    </message>
    <message>
        <source>Your reports are being printed. Please wait, and take the paper when it has come out.</source>
        <translation>正在打印您的报告。请稍候，纸出来以后请取走。</translation>
    </message>
    <message>
        <source>The printer has stopped. It goes on by itself as soon as that is seen to.</source>
        <translation>打印机停下了，处理好以后会自动继续打印。</translation>
    </message>
    <message>
        <source>The print is being stopped.</source>
        <translation>正在停止打印。</translation>
    </message>
    <message>
        <source>The printer needs a hand. Please tell our staff.</source>
        <translation>打印机需要处理一下，请告诉工作人员。</translation>
    </message>
    <message>
        <source>Please take what has come out.</source>
        <translation>请取走已打印的报告。</translation>
    </message>
</context>
<context>
    <name>PrivacyCover</name>
    <message>
        <source>The screen is hidden. Touch the big button to go on.</source>
        <translation>屏幕已遮住。要继续，请点大按钮。</translation>
    </message>
    <message>
        <source>The screen is hidden</source>
        <translation>屏幕已遮住</translation>
    </message>
    <message>
        <source>Nobody can read anything here. It goes on when you want it to.</source>
        <translation>别人什么也看不到。您准备好了，再继续。</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续使用</translation>
    </message>
</context>
<context>
    <name>QueueTicket</name>
    <message>
        <source>You are next</source>
        <translation>下一位就是您</translation>
    </message>
    <message>
        <source>%1 ahead of you, about %2 min</source>
        <translation>前面 %1 人，约 %2 分钟</translation>
    </message>
    <message>
        <source>%1 ahead of you</source>
        <translation>前面 %1 人</translation>
    </message>
    <message>
        <source>about %1 min</source>
        <translation>大约等 %1 分钟</translation>
    </message>
    <message>
        <source>Your number</source>
        <translation>您的号</translation>
    </message>
    <message>
        <source>Please wait until your name is called</source>
        <translation>请留意叫您的名字</translation>
    </message>
</context>
<context>
    <name>Reach</name>
    <message>
        <source>Show above</source>
        <comment>the part of the screen that is above</comment>
        <translation>看上面</translation>
    </message>
    <message>
        <source>Show below</source>
        <comment>the part of the screen that is below</comment>
        <translation>看下面</translation>
    </message>
</context>
<context>
    <name>Reasons</name>
    <message>
        <source>This is not a health card code</source>
        <translation>这不是健康卡的二维码</translation>
    </message>
    <message>
        <source>Please open your electronic health card on the phone and show that code.</source>
        <translation>请在手机上打开电子健康卡，
出示健康卡的二维码。</translation>
    </message>
    <message>
        <source>This is a payment code</source>
        <translation>这是付款码</translation>
    </message>
    <message>
        <source>Please show your health card. You will be asked for a payment code only when there is something to pay.</source>
        <translation>请出示健康卡的二维码。
要付钱的时候，才用得上付款码。</translation>
    </message>
    <message>
        <source>This is a staff badge</source>
        <translation>这是工作证</translation>
    </message>
    <message>
        <source>Please show your health card.</source>
        <translation>请出示健康卡的二维码。</translation>
    </message>
    <message>
        <source>This card cannot be checked here at the moment</source>
        <translation>这种码现在用不了</translation>
    </message>
    <message>
        <source>Please show the code of your electronic health card, or ask at the desk.</source>
        <translation>请出示电子健康卡的二维码，或到服务台办理。</translation>
    </message>
    <message>
        <source>This code cannot be read</source>
        <translation>这个码读不出来</translation>
    </message>
    <message>
        <source>Please refresh the code on your phone and hold it up again.</source>
        <translation>请在手机上点“刷新”，再对准镜头。</translation>
    </message>
    <message>
        <source>This code is not a valid health card</source>
        <translation>这个码没有通过验证</translation>
    </message>
    <message>
        <source>Please ask at the desk to have your card checked.</source>
        <translation>请到服务台，让工作人员帮您看一下健康卡。</translation>
    </message>
    <message>
        <source>The issuer of this card is not known here</source>
        <translation>这里还不认识这张卡</translation>
    </message>
    <message>
        <source>Please ask at the desk. Your card may be fine.</source>
        <translation>您的卡可能没有问题，
请到服务台办理。</translation>
    </message>
    <message>
        <source>Cards cannot be checked here at the moment</source>
        <translation>这台自助机暂时验不了卡</translation>
    </message>
    <message>
        <source>Please use another terminal or ask at the desk. Your card is fine.</source>
        <translation>您的卡没有问题，请放心。
请换一台自助机，或到服务台办理。</translation>
    </message>
    <message>
        <source>This terminal&apos;s clock needs staff</source>
        <translation>这台自助机的时间不对</translation>
    </message>
    <message>
        <source>Your phone&apos;s clock is ahead</source>
        <translation>您手机的时间快了</translation>
    </message>
    <message>
        <source>Please set the phone&apos;s time to automatic, refresh the code and hold it up again.</source>
        <translation>请把手机时间设为“自动”，
刷新二维码，再对准镜头。</translation>
    </message>
    <message>
        <source>This code is out of date</source>
        <translation>这个码过期了</translation>
    </message>
    <message>
        <source>It was made {minutes} min ago. Please tap &quot;refresh&quot; on your phone and hold it up again.</source>
        <translation>它是 {minutes} 分钟前生成的。
请在手机上点“刷新”，再对准镜头。</translation>
    </message>
    <message>
        <source>This card&apos;s issuer key is not in force</source>
        <translation>这张卡暂时用不了</translation>
    </message>
    <message>
        <source>Please ask at the desk.</source>
        <translation>请到服务台，工作人员会帮您办理。</translation>
    </message>
    <message>
        <source>Please refresh the code on your phone and hold it up again. If that does not help, ask at the desk.</source>
        <translation>请在手机上点“刷新”，再对准镜头。
还是不行的话，请到服务台办理。</translation>
    </message>
    <message>
        <source>This card is not valid yet</source>
        <translation>这张卡还没有生效</translation>
    </message>
    <message>
        <source>It will be valid from {date}. Please ask at the desk.</source>
        <translation>{date}起才能使用。
请到服务台办理。</translation>
    </message>
    <message>
        <source>This card has expired</source>
        <translation>这张卡过了有效期</translation>
    </message>
    <message>
        <source>It was valid until {date}. Please renew it on your phone or ask at the desk.</source>
        <translation>有效期到{date}。
请在手机上更新，或到服务台办理。</translation>
    </message>
    <message>
        <source>This card&apos;s issuer key was not in force</source>
        <translation>这张卡需要重新办理</translation>
    </message>
    <message>
        <source>Please ask at the desk to have the card issued again.</source>
        <translation>请到服务台，工作人员会帮您重新办卡。</translation>
    </message>
    <message>
        <source>Please refresh the code on your own phone and hold it up again.</source>
        <translation>请在您自己的手机上点“刷新”，
再对准镜头。</translation>
    </message>
    <message>
        <source>This card has been cancelled</source>
        <translation>这张卡已经注销</translation>
    </message>
    <message>
        <source>Please use your new card or ask at the desk.</source>
        <translation>请出示新的健康卡，或到服务台办理。</translation>
    </message>
    <message>
        <source>This code has been used already</source>
        <translation>这个码已经用过了</translation>
    </message>
    <message>
        <source>Please tap &quot;refresh&quot; on your phone and hold up the new code.</source>
        <translation>请在手机上点“刷新”，
把新的二维码对准镜头。</translation>
    </message>
    <message>
        <source>The hospital system is not answering</source>
        <translation>医院系统暂时没有回应</translation>
    </message>
    <message>
        <source>The hospital system is busy</source>
        <translation>医院系统正忙</translation>
    </message>
    <message>
        <source>The hospital system did not accept this</source>
        <translation>这一步没有办成</translation>
    </message>
    <message>
        <source>The hospital system gave an answer that makes no sense</source>
        <translation>医院系统出了点问题</translation>
    </message>
    <message>
        <source>This hospital does not know this card yet</source>
        <translation>您还没有在本院建档</translation>
    </message>
    <message>
        <source>Please ask at the desk to be registered. Bring your identity card.</source>
        <translation>请带身份证到服务台建档，
建好就能签到。</translation>
    </message>
    <message>
        <source>Your record needs a look by our staff</source>
        <translation>您的档案需要工作人员核对</translation>
    </message>
    <message>
        <source>Please ask at the desk. It takes a moment.</source>
        <translation>请到服务台，很快就好。</translation>
    </message>
    <message>
        <source>You cannot sign in now</source>
        <translation>现在还不能签到</translation>
    </message>
    <message>
        <source>{words}</source>
        <translation>{words}</translation>
    </message>
    <message>
        <source>Your appointment has just been changed</source>
        <translation>您的预约刚刚有变动</translation>
    </message>
    <message>
        <source>Please hold your code up again to see it.</source>
        <translation>请再扫一次码，查看新的预约。</translation>
    </message>
    <message>
        <source>There is no paper for the ticket</source>
        <translation>小票打印机没有纸了</translation>
    </message>
    <message>
        <source>You are signed in. Please remember your number.</source>
        <translation>您已签到，请记住您的号。</translation>
    </message>
    <message>
        <source>The ticket printer is open</source>
        <translation>小票打印机的盖子没有关好</translation>
    </message>
    <message>
        <source>The ticket printer does not work at the moment</source>
        <translation>小票打印机暂时用不了</translation>
    </message>
    <message>
        <source>The ticket may not be complete</source>
        <translation>小票可能没有打完整</translation>
    </message>
    <message>
        <source>This terminal cannot see your code</source>
        <translation>镜头暂时用不了</translation>
    </message>
    <message>
        <source>Please use another terminal or ask at the desk.</source>
        <translation>请换一台自助机，或到服务台办理。</translation>
    </message>
    <message>
        <source>This terminal is out of service</source>
        <translation>这台自助机暂停使用</translation>
    </message>
    <message>
        <source>Something went wrong here</source>
        <translation>这台自助机出了点问题</translation>
    </message>
    <message>
        <source>Nothing of yours was kept. Please refresh your code and hold it up again, or ask at the desk.</source>
        <translation>您的信息没有留在自助机上。
请在手机上点“刷新”，再扫一次，或到服务台办理。</translation>
    </message>
    <message>
        <source>This kind of card cannot be checked at the moment</source>
        <translation>这种码暂时核验不了</translation>
    </message>
    <message>
        <source>This card was not accepted</source>
        <translation>这张卡没有通过核验</translation>
    </message>
    <message>
        <source>This code is no longer valid</source>
        <translation>这个码已经失效</translation>
    </message>
    <message>
        <source>Please have the staff check your card</source>
        <translation>请工作人员帮您核对</translation>
    </message>
    <message>
        <source>The digits did not agree too many times. At the desk they can help you at once.</source>
        <translation>数字多次对不上。
请到服务台，马上为您办理。</translation>
    </message>
    <message>
        <source>The connection to the platform that issued it is down. Please ask at the desk.</source>
        <translation>暂时连不上发卡平台。也可以到服务台办理。</translation>
    </message>
    <message>
        <source>Nothing is lost. Please try again, or ask at the desk.</source>
        <translation>您的信息没有丢失。请再试一次，或到服务台咨询。</translation>
    </message>
    <message>
        <source>Please ask at the desk. Nothing is lost.</source>
        <translation>请到服务台咨询，您的信息没有丢失。</translation>
    </message>
    <message>
        <source>Nothing is lost. Please try again in a moment, or ask at the desk.</source>
        <translation>您的信息没有丢失。请稍后再试，或到服务台咨询。</translation>
    </message>
    <message>
        <source>This bill has changed</source>
        <translation>这项费用有变动</translation>
    </message>
    <message>
        <source>Please look at your bills once more, or ask at the payment desk.</source>
        <translation>请重新查看待缴费用，或到缴费窗口咨询。</translation>
    </message>
    <message>
        <source>This bill is paid already</source>
        <translation>这项费用已经缴过了</translation>
    </message>
    <message>
        <source>You need not pay it again. If you have just paid here, the money goes back the way it came.</source>
        <translation>不用再缴。如果您刚才在这里付了款，钱会原路退回。</translation>
    </message>
    <message>
        <source>This bill cannot be paid here</source>
        <translation>这项费用不能在这里缴</translation>
    </message>
    <message>
        <source>Please pay it at the payment desk.</source>
        <translation>请到缴费窗口办理。</translation>
    </message>
    <message>
        <source>The payment system is not answering</source>
        <translation>支付系统暂时没有回应</translation>
    </message>
    <message>
        <source>Nothing has been paid. Please try again in a moment, or pay at the payment desk.</source>
        <translation>没有扣款。请稍后再试，或到缴费窗口缴费。</translation>
    </message>
    <message>
        <source>Payments are not possible here at the moment</source>
        <translation>这里暂时不能缴费</translation>
    </message>
    <message>
        <source>Please use another terminal, or pay at the payment desk.</source>
        <translation>请换一台自助机，或到缴费窗口缴费。</translation>
    </message>
    <message>
        <source>The payment was not accepted</source>
        <translation>这次付款没有被接受</translation>
    </message>
    <message>
        <source>Nothing has been paid. Please choose another way, or pay at the desk.</source>
        <translation>没有扣款。请换一种方式付款，或到缴费窗口缴费。</translation>
    </message>
    <message>
        <source>This payment code is no longer valid</source>
        <translation>这个付款码已经过期</translation>
    </message>
    <message>
        <source>Nothing has been paid. Please refresh the payment code on your phone and show it again.</source>
        <translation>没有扣款。请在手机上刷新付款码，再对准镜头。</translation>
    </message>
    <message>
        <source>There is not enough money in this account</source>
        <translation>账户余额不足</translation>
    </message>
    <message>
        <source>Nothing has been paid. Please choose another way to pay, or another card.</source>
        <translation>没有扣款。请换一种支付方式或换一张卡。</translation>
    </message>
    <message>
        <source>The payment was not made</source>
        <translation>这次没有付款</translation>
    </message>
    <message>
        <source>This bill is being paid somewhere else</source>
        <translation>这项费用正在别处付款</translation>
    </message>
    <message>
        <source>A payment of this bill was begun at another terminal or earlier and is not finished. Please wait a few minutes, or ask at the payment desk. Do not pay twice.</source>
        <translation>这项费用之前已开始付款，还没有结束。请等几分钟再看，或到缴费窗口咨询，请勿重复支付。</translation>
    </message>
    <message>
        <source>It was paid a moment ago. You need not pay it again; it may take a few minutes until it shows.</source>
        <translation>刚刚已经付过款，不用再缴。过几分钟才会显示缴费结果。</translation>
    </message>
    <message>
        <source>The money could not be returned here</source>
        <translation>这里退不了这笔钱</translation>
    </message>
    <message>
        <source>Please take your slip to the payment desk.</source>
        <translation>请带凭条到缴费窗口办理。</translation>
    </message>
    <message>
        <source>Payments are not possible here</source>
        <translation>这里不能缴费</translation>
    </message>
    <message>
        <source>Payments are not possible here just yet</source>
        <translation>缴费功能正在准备</translation>
    </message>
    <message>
        <source>Please try again in a minute, or use another terminal.</source>
        <translation>请过一分钟再试，或换一台自助机。</translation>
    </message>
    <message>
        <source>Nothing has been paid. You can try again, or pay at the payment desk.</source>
        <translation>没有扣款。您可以再试一次，或到缴费窗口缴费。</translation>
    </message>
    <message>
        <source>It is not certain what became of the payment</source>
        <translation>这笔付款的结果还不能确定</translation>
    </message>
    <message>
        <source>Please do not pay again. Take your slip to the payment desk.</source>
        <translation>请勿重复支付，请带凭条到缴费窗口咨询。</translation>
    </message>
    <message>
        <source>The payment was cancelled</source>
        <translation>付款已取消</translation>
    </message>
    <message>
        <source>The insurance did not settle its part</source>
        <translation>医保没有结算成功</translation>
    </message>
    <message>
        <source>Your bill is still to be paid. Please ask at the payment desk.</source>
        <translation>这项费用还没有缴，请到缴费窗口办理。</translation>
    </message>
    <message>
        <source>This is not a payment code</source>
        <translation>这不是付款码</translation>
    </message>
    <message>
        <source>Please open WeChat Pay, Alipay or UnionPay and show the payment code.</source>
        <translation>请打开微信、支付宝或云闪付，出示付款码。</translation>
    </message>
    <message>
        <source>The insurance system is not answering</source>
        <translation>医保系统暂时没有回应</translation>
    </message>
    <message>
        <source>Nothing has been paid. Please try again in a moment, or ask at the payment desk.</source>
        <translation>没有扣款。请稍后再试，或到缴费窗口咨询。</translation>
    </message>
    <message>
        <source>The insurance did not accept this</source>
        <translation>医保没有通过这次结算</translation>
    </message>
    <message>
        <source>{words} Please ask at the payment desk.</source>
        <translation>{words}请到缴费窗口咨询。</translation>
    </message>
    <message>
        <source>The insurance&apos;s share could not be worked out</source>
        <translation>没能算出医保支付的部分</translation>
    </message>
    <message>
        <source>Nothing has been paid. Please pay at the payment desk.</source>
        <translation>没有扣款。请到缴费窗口缴费。</translation>
    </message>
    <message>
        <source>If you need another copy, please ask at the desk.</source>
        <translation>如需再打一份，请到服务台。</translation>
    </message>
    <message>
        <source>This report is being revised</source>
        <translation>这份报告正在修订</translation>
    </message>
    <message>
        <source>Please open your reports again in a while, or ask at the desk.</source>
        <translation>请过一会儿再打开报告查看，或到服务台咨询。</translation>
    </message>
    <message>
        <source>This report was printed before</source>
        <translation>这份报告已经打印过</translation>
    </message>
    <message>
        <source>This report may have been printed already</source>
        <translation>这份报告可能已经打印过</translation>
    </message>
    <message>
        <source>The printer was interrupted. Please ask at the desk to have it looked at.</source>
        <translation>上次打印中断了，请到服务台核实。</translation>
    </message>
    <message>
        <source>This report cannot be printed here</source>
        <translation>这份报告无法在这里打印</translation>
    </message>
    <message>
        <source>Please have it printed at the desk.</source>
        <translation>请到服务台打印。</translation>
    </message>
    <message>
        <source>Nothing can be printed here just now</source>
        <translation>这里暂时无法打印</translation>
    </message>
    <message>
        <source>Your report can be read on the screen. Please print at another terminal.</source>
        <translation>报告可以在屏幕上查看，请换一台自助机打印。</translation>
    </message>
    <message>
        <source>This document cannot be shown</source>
        <translation>这份原件无法显示</translation>
    </message>
    <message>
        <source>Please ask at the desk for it.</source>
        <translation>请到服务台索取。</translation>
    </message>
    <message>
        <source>This document is too large to be shown here</source>
        <translation>这份原件太大，无法在这里显示</translation>
    </message>
    <message>
        <source>The hospital&apos;s explanation is not available just now</source>
        <translation>暂时无法取得医院的智能解读</translation>
    </message>
    <message>
        <source>Please ask your doctor about this report.</source>
        <translation>请向医生咨询这份报告。</translation>
    </message>
    <message>
        <source>Your reports can be read on the screen, and printed at another terminal.</source>
        <translation>报告可以在屏幕上查看，打印请换一台自助机。</translation>
    </message>
    <message>
        <source>Please ask somebody of the staff. Printing goes on by itself then.</source>
        <translation>请告诉工作人员，处理好以后会自动继续打印。</translation>
    </message>
    <message>
        <source>Reports cannot be printed at this terminal</source>
        <translation>这台自助机不能打印报告</translation>
    </message>
    <message>
        <source>The report printer is not answering</source>
        <translation>报告打印机没有响应</translation>
    </message>
    <message>
        <source>The report printer has a fault</source>
        <translation>报告打印机出现故障</translation>
    </message>
    <message>
        <source>Paper is stuck in the report printer</source>
        <translation>报告打印机卡纸了</translation>
    </message>
    <message>
        <source>The report printer is open</source>
        <translation>报告打印机的盖子没有关好</translation>
    </message>
    <message>
        <source>The report printer is out of paper</source>
        <translation>报告打印机没有纸了</translation>
    </message>
    <message>
        <source>The report printer has the wrong paper</source>
        <translation>报告打印机里的纸不对</translation>
    </message>
    <message>
        <source>The report printer is out of toner</source>
        <translation>报告打印机没有墨粉了</translation>
    </message>
    <message>
        <source>The report printer was stopped</source>
        <translation>报告打印机已暂停</translation>
    </message>
    <message>
        <source>The printer was interrupted</source>
        <translation>打印中断了</translation>
    </message>
    <message>
        <source>Please take what has come out, and ask at the desk for the rest. They can see what is missing.</source>
        <translation>请取走已打印的报告，其余的请到服务台，工作人员能查到缺了哪些。</translation>
    </message>
    <message>
        <source>This is the code of a printed report</source>
        <translation>这是纸质报告上的码</translation>
    </message>
</context>
<context>
    <name>RecordingMark</name>
    <message>
        <source>Maintenance: the camera&apos;s pictures are being recorded</source>
        <translation>维护中：正在录制摄像头画面</translation>
    </message>
</context>
<context>
    <name>RefusedScreen</name>
    <message>
        <source>The camera is on: no button needed</source>
        <translation>镜头一直开着，不用按任何键</translation>
    </message>
    <message>
        <source>your insurance e-voucher</source>
        <translation>医保电子凭证</translation>
    </message>
    <message>
        <source>your health card app</source>
        <translation>健康卡 App 里的二维码</translation>
    </message>
    <message>
        <source>the health card in WeChat</source>
        <translation>微信或医院小程序里的健康卡</translation>
    </message>
    <message>
        <source>your identity card on the reader</source>
        <translation>身份证（放在读卡器上）</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <comment>what happened, what to do</comment>
        <translation>%1。%2</translation>
    </message>
    <message>
        <source>Works here:</source>
        <translation>这里可以用</translation>
    </message>
    <message>
        <source>Works here: %1</source>
        <translation>这里可以用：%1</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>%1. The details are on the screen.</source>
        <comment>what happened</comment>
        <translation>%1。详情请看屏幕。</translation>
    </message>
</context>
<context>
    <name>Remark</name>
    <message>
        <source>Source: %1</source>
        <translation>依据：%1</translation>
    </message>
</context>
<context>
    <name>RemarkGroup</name>
    <message>
        <source>What this may mean</source>
        <translation>这些结果说明什么</translation>
    </message>
    <message>
        <source>This is not a diagnosis.</source>
        <translation>这不是诊断。</translation>
    </message>
    <message>
        <source>No clinician has reviewed these words yet.</source>
        <translation>说明内容尚未经临床医生审核。</translation>
    </message>
    <message>
        <source>Reviewed by: %1</source>
        <translation>已经审核（%1）。</translation>
    </message>
</context>
<context>
    <name>ReportActions</name>
    <message>
        <source>Printed before. For another copy please ask at the desk.</source>
        <translation>已经打印过。如需再打，请到服务台。</translation>
    </message>
    <message>
        <source>Printed on %1. For another copy please ask at the desk.</source>
        <translation>已于 %1 打印。如需再打，请到服务台。</translation>
    </message>
    <message>
        <source>This report may have been printed. Please ask at the desk.</source>
        <translation>这份报告可能已经打印，请到服务台核实。</translation>
    </message>
    <message>
        <source>Hospital&apos;s original</source>
        <translation>查看医院原件</translation>
    </message>
    <message>
        <source>Print this report</source>
        <translation>打印报告</translation>
    </message>
    <message>
        <source>Perhaps printed: please ask</source>
        <translation>可能已打印，请询问</translation>
    </message>
</context>
<context>
    <name>ReportBody</name>
    <message>
        <source>To look at</source>
        <translation>需要留意</translation>
    </message>
    <message>
        <source>The other results</source>
        <translation>其他结果</translation>
    </message>
    <message>
        <source>What was found is in the hospital&apos;s original.</source>
        <translation>检查结果请看医院原件。</translation>
    </message>
</context>
<context>
    <name>ReportFacts</name>
    <message>
        <source>Results: %1, to look at: %2</source>
        <translation>%1 项，%2 项需要留意</translation>
    </message>
    <message>
        <source>Results: %1, none marked</source>
        <translation>%1 项，没有标出异常</translation>
    </message>
    <message>
        <source>Added to: please go by this one</source>
        <translation>有补充，请以本次为准</translation>
    </message>
    <message>
        <source>Corrected: please go by this one</source>
        <translation>已更正，请以本次为准</translation>
    </message>
</context>
<context>
    <name>ReportFormScreen</name>
    <message>
        <source>Page %1 of %2</source>
        <translation>第 %1 / %2 页</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>上一页</translation>
    </message>
    <message>
        <source>Whole page</source>
        <translation>看整页</translation>
    </message>
    <message>
        <source>Enlarge</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>下一页</translation>
    </message>
    <message>
        <source>This is the hospital&apos;s original.</source>
        <translation>这里是医院的报告原件。</translation>
    </message>
    <message>
        <source>Move it with the four arrows.</source>
        <translation>要移动，请点四个箭头。</translation>
    </message>
    <message>
        <source>To see it larger, touch Enlarge.</source>
        <translation>要看大一些，请点“放大”。</translation>
    </message>
    <message>
        <source>To go back to the report, touch Back at the bottom.</source>
        <translation>要回到报告，请点下面的“返回”。</translation>
    </message>
    <message>
        <source>. </source>
        <comment>between sentences</comment>
        <translation>。</translation>
    </message>
</context>
<context>
    <name>ReportMarks</name>
    <message>
        <source>Urgent</source>
        <translation>危急</translation>
    </message>
    <message>
        <source>Added to</source>
        <translation>有补充</translation>
    </message>
    <message>
        <source>Corrected</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation>已打印</translation>
    </message>
    <message>
        <source>To be checked</source>
        <comment>whether the report was printed</comment>
        <translation>待确认</translation>
    </message>
</context>
<context>
    <name>ReportPageScreen</name>
    <message>
        <source>Please go to %1 now</source>
        <translation>请现在就去%1</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>标本</translation>
    </message>
    <message>
        <source>Examined</source>
        <translation>检查时间</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>采集时间</translation>
    </message>
    <message>
        <source>Asked for by</source>
        <translation>开单医生</translation>
    </message>
    <message>
        <source>Reported by</source>
        <translation>报告者</translation>
    </message>
    <message>
        <source>Checked by</source>
        <translation>审核者</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>This is your report. What matters most stands at the top.</source>
        <translation>这里是您的报告，最要紧的内容在最上面。</translation>
    </message>
    <message>
        <source>To print it, touch the large button at the bottom.</source>
        <translation>要打印，请点下面的大按钮。</translation>
    </message>
    <message>
        <source>To go back to your reports, touch Back at the bottom.</source>
        <translation>要回到报告列表，请点下面的“返回”。</translation>
    </message>
    <message>
        <source>. </source>
        <comment>between sentences</comment>
        <translation>。</translation>
    </message>
</context>
<context>
    <name>ReportRow</name>
    <message>
        <source>Choose for printing: %1</source>
        <translation>勾选打印：%1</translation>
    </message>
    <message>
        <source>Read: %1</source>
        <translation>查看：%1</translation>
    </message>
    <message>
        <source>Results: %1, to look at: %2</source>
        <translation>%1 项，%2 项需要留意</translation>
    </message>
    <message>
        <source>Results: %1, none marked</source>
        <translation>%1 项，没有标出异常</translation>
    </message>
</context>
<context>
    <name>ReportTrendScreen</name>
    <message>
        <source>Usual: %1</source>
        <translation>参考范围 %1</translation>
    </message>
    <message>
        <source>These are your earlier results.</source>
        <translation>这里是您以前的结果。</translation>
    </message>
    <message>
        <source>To go back to the report, touch Back at the bottom.</source>
        <translation>要回到报告，请点下面的“返回”。</translation>
    </message>
    <message>
        <source>. </source>
        <comment>between sentences</comment>
        <translation>。</translation>
    </message>
</context>
<context>
    <name>ReportWaitScreen</name>
    <message>
        <source>Opening your report…</source>
        <translation>正在打开报告…</translation>
    </message>
    <message>
        <source>Looking for earlier results…</source>
        <translation>正在查找以往的结果…</translation>
    </message>
    <message>
        <source>Opening the hospital&apos;s original…</source>
        <translation>正在打开医院原件…</translation>
    </message>
    <message>
        <source>Asking the hospital for an explanation…</source>
        <translation>正在请医院的智能系统解读…</translation>
    </message>
    <message>
        <source>Looking for your reports…</source>
        <translation>正在查找您的报告…</translation>
    </message>
    <message>
        <source>Please wait a moment.</source>
        <translation>请稍候。</translation>
    </message>
    <message>
        <source>It takes very long. You can wait, or touch Finish at the bottom and ask at the desk.</source>
        <translation>等得比较久。您可以再等一等，也可以点下面的“结束使用”，到服务台咨询。</translation>
    </message>
    <message>
        <source>It takes a few seconds. There is nothing for you to do.</source>
        <translation>需要几秒钟，您不用操作。</translation>
    </message>
</context>
<context>
    <name>ReportsCard</name>
    <message>
        <source>Reports: read and print</source>
        <translation>报告：查看和打印</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Read and print</source>
        <translation>查看和打印</translation>
    </message>
    <message>
        <source>New reports</source>
        <translation>新报告</translation>
    </message>
    <message>
        <source>%1 new</source>
        <comment>reports, as a number</comment>
        <translation>%1 份</translation>
    </message>
</context>
<context>
    <name>ReportsScreen</name>
    <message>
        <source>%1 reports need to be seen to at once: please go to %2 now</source>
        <translation>有 %1 份报告需要马上处理，请现在就去%2</translation>
    </message>
    <message>
        <source>One report needs to be seen to at once: please go to %1 now</source>
        <translation>有一份报告需要马上处理，请现在就去%1</translation>
    </message>
    <message>
        <source>Your reports</source>
        <translation>我的报告</translation>
    </message>
    <message>
        <source>Choose none</source>
        <translation>全不选</translation>
    </message>
    <message>
        <source>Choose all new</source>
        <translation>全选新报告</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Imaging</source>
        <translation>影像</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>第 %1 / %2 页</translation>
    </message>
    <message>
        <source>Print chosen (%1)</source>
        <translation>打印所选（%1）</translation>
    </message>
    <message>
        <source>Tick what to print</source>
        <translation>请勾选要打印的报告</translation>
    </message>
    <message>
        <source>Lab</source>
        <translation>检验</translation>
    </message>
    <message>
        <source>Here are your reports. Touch one to read it.</source>
        <translation>这里是您的报告。点一份就能看。</translation>
    </message>
    <message>
        <source>To print those that are ticked, touch the large button at the bottom.</source>
        <translation>要打印打了勾的报告，请点下面的大按钮。</translation>
    </message>
    <message>
        <source>Tick what you want to print, then touch the large button at the bottom.</source>
        <translation>请在要打印的报告前打勾，再点下面的大按钮。</translation>
    </message>
    <message>
        <source>. </source>
        <comment>between sentences</comment>
        <translation>。</translation>
    </message>
    <message>
        <source>Something did not work: please read the notice on the screen.</source>
        <translation>有一步没有办成，请看屏幕上的提示。</translation>
    </message>
    <message>
        <source>Reports: %1</source>
        <translation>共 %1 份报告</translation>
    </message>
</context>
<context>
    <name>ResultLine</name>
    <message>
        <source>no result</source>
        <translation>没有结果</translation>
    </message>
    <message>
        <source>usual %1</source>
        <translation>参考 %1</translation>
    </message>
    <message>
        <source>Earlier values of %1</source>
        <translation>查看以往结果：%1</translation>
    </message>
    <message>
        <source>Changed after it was first given out</source>
        <translation>发出后有更改</translation>
    </message>
</context>
<context>
    <name>ScanMirror</name>
    <message>
        <source>Camera picture</source>
        <translation>镜头画面</translation>
    </message>
    <message>
        <source>Scanning: no button needed</source>
        <translation>正在识别，不用按键</translation>
    </message>
    <message>
        <source>The camera is starting…</source>
        <translation>镜头正在启动…</translation>
    </message>
</context>
<context>
    <name>ScrollButtons</name>
    <message>
        <source>Up</source>
        <translation>向上</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>上一页</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>向下</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一页</translation>
    </message>
</context>
<context>
    <name>SecondFactorScreen</name>
    <message>
        <source>Checking with the hospital…</source>
        <translation>正在向医院核对…</translation>
    </message>
    <message>
        <source>So that nobody else can use your card. The digits are only compared, never kept.</source>
        <translation>防止别人冒用您的卡。
数字只用来核对，不会保存。</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>The digits do not agree</source>
        <translation>数字对不上，请再输一次</translation>
    </message>
    <message>
        <source>Please try again: %1 tries left</source>
        <translation>还可以试 %1 次</translation>
    </message>
    <message>
        <source>Identity number, last 4</source>
        <translation>身份证号后4位</translation>
    </message>
    <message>
        <source>Mobile number, last 4</source>
        <translation>手机号后4位</translation>
    </message>
    <message>
        <source>Only one try left</source>
        <translation>只剩最后一次，想不起来请找工作人员</translation>
    </message>
    <message>
        <source>Confirm that it is you</source>
        <translation>请确认是您本人</translation>
    </message>
    <message>
        <source>Your digits are being checked with the hospital. Please wait a moment.</source>
        <translation>正在向医院核对，请稍候。</translation>
    </message>
    <message>
        <source>Please touch Confirm.</source>
        <translation>请点“确认”。</translation>
    </message>
    <message>
        <source>Now the last four digits of your mobile number.</source>
        <translation>再请输入手机号的后四位。</translation>
    </message>
    <message>
        <source>Please type the last four digits of your identity number.</source>
        <translation>请输入身份证号的后四位。</translation>
    </message>
    <message>
        <source>The digits do not agree.</source>
        <translation>数字对不上。</translation>
    </message>
    <message>
        <source>Please confirm that it is you.</source>
        <translation>请确认是您本人。</translation>
    </message>
</context>
<context>
    <name>ServiceTiles</name>
    <message>
        <source>More services</source>
        <translation>更多服务</translation>
    </message>
    <message>
        <source>To the first services</source>
        <translation>回到前面的服务</translation>
    </message>
</context>
<context>
    <name>Services</name>
    <message>
        <source>Sign in</source>
        <translation>签到</translation>
    </message>
    <message>
        <source>%1 appointments today</source>
        <translation>今天有 %1 个预约</translation>
    </message>
    <message>
        <source>How long it takes, where to go</source>
        <translation>还要等多久、在哪里候诊</translation>
    </message>
    <message>
        <source>Your number: %1</source>
        <translation>您的号：%1</translation>
    </message>
    <message>
        <source>Pay bills</source>
        <translation>缴费</translation>
    </message>
    <message>
        <source>See what is open, and pay</source>
        <translation>查看费用并缴费</translation>
    </message>
    <message>
        <source>%1 bills</source>
        <translation>%1 项</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>%1 new</source>
        <translation>新报告 %1 份</translation>
    </message>
    <message>
        <source>Read and print</source>
        <translation>查看和打印</translation>
    </message>
    <message>
        <source>Your turn</source>
        <translation>候诊进度</translation>
    </message>
    <message>
        <source>1 bill</source>
        <translation>1 项</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
</context>
<context>
    <name>SignedInScreen</name>
    <message>
        <source>You are already signed in</source>
        <translation>您已经签到了</translation>
    </message>
    <message>
        <source>You are signed in</source>
        <translation>签到成功</translation>
    </message>
    <message>
        <source>Please wait at
%1</source>
        <translation>请到 %1 候诊</translation>
    </message>
    <message>
        <source>Your ticket is being printed.</source>
        <translation>正在打印小票。</translation>
    </message>
    <message>
        <source>Please take your ticket, and wait where it says.</source>
        <translation>请取走小票，按小票上的位置候诊。</translation>
    </message>
    <message>
        <source>You do not need a ticket. Please wait until your name is called.</source>
        <translation>不需要小票，请等候叫到您的姓名。</translation>
    </message>
    <message>
        <source>There is no ticket this time. Please remember the number on the screen.</source>
        <translation>这次没有小票，请记住屏幕上的号。</translation>
    </message>
    <message>
        <source>The screen shows where to wait.</source>
        <translation>请按屏幕上的位置候诊。</translation>
    </message>
    <message>
        <source>Your number is %1.</source>
        <translation>您的号是 %1。</translation>
    </message>
    <message>
        <source>You are already signed in.</source>
        <translation>您已经签到过了。</translation>
    </message>
    <message>
        <source>You have been signed in.</source>
        <translation>签到成功。</translation>
    </message>
</context>
<context>
    <name>SigningInScreen</name>
    <message>
        <source>Signing you in…</source>
        <translation>正在为您签到…</translation>
    </message>
    <message>
        <source>You are being signed in. Please wait a moment.</source>
        <translation>正在为您签到，请稍候。</translation>
    </message>
</context>
<context>
    <name>SlipStrip</name>
    <message>
        <source>Your receipt is being printed…</source>
        <translation>正在打印缴费凭条…</translation>
    </message>
    <message>
        <source>Your slip is being printed…</source>
        <translation>正在打印凭条…</translation>
    </message>
    <message>
        <source>Please take the receipt below</source>
        <translation>请取走下方缴费凭条</translation>
    </message>
    <message>
        <source>Please take the slip below</source>
        <translation>请取走下方凭条</translation>
    </message>
    <message>
        <source>No paper receipt this time</source>
        <translation>这次没有打印凭条</translation>
    </message>
    <message>
        <source>Please copy the number, or take a photo of it</source>
        <translation>请抄下或拍下订单号</translation>
    </message>
</context>
<context>
    <name>SplitTable</name>
    <message>
        <source>The insurance fund pays</source>
        <translation>医保基金支付</translation>
    </message>
    <message>
        <source>Your insurance account pays</source>
        <translation>医保个人账户支付</translation>
    </message>
    <message>
        <source>You pay now</source>
        <translation>您现在付</translation>
    </message>
</context>
<context>
    <name>StaffNote</name>
    <message>
        <source>For our staff: N-206 · the trust list has not been refreshed, days left: %1</source>
        <translation>供工作人员参考：N-206 · 信任列表久未更新，还可用 %1 天</translation>
    </message>
    <message>
        <source>For our staff: E-206 · the trust list is too old, cards cannot be checked offline</source>
        <translation>供工作人员参考：E-206 · 信任列表过期，无法离线核验</translation>
    </message>
    <message>
        <source>For our staff: E-207 · the clock of this terminal is wrong</source>
        <translation>供工作人员参考：E-207 · 这台自助机的时间不对</translation>
    </message>
    <message>
        <source>For our staff: the camera shows nothing, the barcode scanner works</source>
        <translation>供工作人员参考：摄像头无画面，扫码器可用</translation>
    </message>
    <message>
        <source>For our staff: the barcode scanner does not answer, the camera works</source>
        <translation>供工作人员参考：扫码器无响应，摄像头可用</translation>
    </message>
    <message>
        <source>For our staff: payments that need a person: %1</source>
        <translation>供工作人员参考：有 %1 笔付款需要人工处理</translation>
    </message>
    <message>
        <source>For our staff: report prints that may not have come out: %1</source>
        <translation>供工作人员参考：有 %1 份报告打印情况待核实</translation>
    </message>
    <message>
        <source>For our staff: the report printer does not print</source>
        <translation>供工作人员参考：报告打印机无法打印</translation>
    </message>
    <message>
        <source>For our staff: paper is running low</source>
        <translation>供工作人员参考：打印纸即将用完</translation>
    </message>
    <message>
        <source>For our staff: toner is running low</source>
        <translation>供工作人员参考：墨粉即将用完</translation>
    </message>
    <message>
        <source>For our staff: no payments can be taken just now</source>
        <translation>供工作人员参考：暂时不能收款</translation>
    </message>
    <message>
        <source>For our staff: the lamp over the camera does not switch</source>
        <translation>供工作人员参考：摄像头补光灯未能开关</translation>
    </message>
</context>
<context>
    <name>SwitchCardScreen</name>
    <message>
        <source>Another card was held up. Touch the first button to change to it, or the second one to go on as before.</source>
        <translation>刚才出示了另一张卡。要换成那张卡，请点第一个按钮；要继续办理，请点第二个按钮。</translation>
    </message>
    <message>
        <source>Change to the other card?</source>
        <translation>换成另一张卡？</translation>
    </message>
    <message>
        <source>Change to the card of %1?</source>
        <translation>换成%1的卡？</translation>
    </message>
    <message>
        <source>What is open now is closed. What has been paid or printed stays so.</source>
        <translation>当前页面会关闭。已缴的费用、已打印的内容不受影响。</translation>
    </message>
    <message>
        <source>Go on with this card</source>
        <translation>继续用这张卡</translation>
    </message>
    <message>
        <source>Go on: %1</source>
        <translation>%1继续办理</translation>
    </message>
    <message>
        <source>You are back where you were.</source>
        <translation>回到刚才的页面。</translation>
    </message>
    <message>
        <source>By itself in %1 seconds</source>
        <translation>%1 秒后自动继续</translation>
    </message>
    <message>
        <source>Change to the other card</source>
        <translation>换成另一张卡</translation>
    </message>
    <message>
        <source>Change to %1</source>
        <translation>换成%1</translation>
    </message>
</context>
<context>
    <name>SwitchKey</name>
    <message>
        <source>%1, on</source>
        <translation>%1，已开</translation>
    </message>
    <message>
        <source>%1, off</source>
        <translation>%1，已关</translation>
    </message>
</context>
<context>
    <name>TicketStrip</name>
    <message>
        <source>Your ticket is being printed…</source>
        <translation>正在打印小票…</translation>
    </message>
    <message>
        <source>Please take the ticket below</source>
        <translation>请取走下方小票</translation>
    </message>
    <message>
        <source>Please remember your number</source>
        <translation>请记住您的号</translation>
    </message>
    <message>
        <source>You do not need a ticket</source>
        <translation>没有小票也能就诊</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Say it again</source>
        <translation>再听一遍</translation>
    </message>
    <message>
        <source>Hide the screen</source>
        <translation>遮住屏幕</translation>
    </message>
    <message>
        <source>Display</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Display: text, contrast, voice</source>
        <translation>显示：字号、对比度、语音</translation>
    </message>
</context>
<context>
    <name>TrendWords</name>
    <message>
        <source>. </source>
        <comment>between sentences</comment>
        <translation>。</translation>
    </message>
    <message>
        <source>This is the only value so far</source>
        <translation>目前只有这一次的结果</translation>
    </message>
    <message>
        <source>The latest value is %1, the same as the one before</source>
        <translation>最近一次是 %1，和上一次相同</translation>
    </message>
    <message>
        <source>The latest value is %1, higher than the one before</source>
        <translation>最近一次是 %1，比上一次高</translation>
    </message>
    <message>
        <source>The latest value is %1, lower than the one before</source>
        <translation>最近一次是 %1，比上一次低</translation>
    </message>
    <message>
        <source>Usual: %1</source>
        <translation>参考范围 %1</translation>
    </message>
    <message>
        <source>None of the %1 values is out of the usual range</source>
        <translation>%1 次都在参考范围内</translation>
    </message>
    <message>
        <source>Out of the usual range: %1 of %2</source>
        <translation>%2 次里有 %1 次超出参考范围</translation>
    </message>
</context>
<context>
    <name>Verdict</name>
    <message>
        <source>For our staff: %1</source>
        <translation>供工作人员参考：%1</translation>
    </message>
</context>
<context>
    <name>VolumeKeys</name>
    <message>
        <source>Softer</source>
        <translation>轻一点</translation>
    </message>
    <message>
        <source>Volume %1 of %2</source>
        <translation>音量 %1，共 %2 档</translation>
    </message>
    <message>
        <source>Louder</source>
        <translation>响一点</translation>
    </message>
</context>
<context>
    <name>Waiting</name>
    <message>
        <source>The hospital system is slow to answer. We keep asking: there is nothing for you to do.</source>
        <translation>医院系统回应较慢，
正在继续查询，您不用操作。</translation>
    </message>
    <message>
        <source>The hospital system still does not answer. You can wait, or finish here and ask at the desk.</source>
        <translation>医院系统还没有回应。
您可以再等一等，
也可以结束使用，到服务台办理。</translation>
    </message>
</context>
<context>
    <name>WayCard</name>
    <message>
        <source>Please wait in the waiting area of your department</source>
        <translation>请到科室候诊区等候</translation>
    </message>
    <message>
        <source>Please wait at
%1</source>
        <translation>请到 %1 候诊</translation>
    </message>
</context>
<context>
    <name>WelcomeScreen</name>
    <message>
        <source>Looking for your appointments of today…</source>
        <translation>正在查找您今天的预约…</translation>
    </message>
    <message>
        <source>Your card is accepted. We are looking for your appointments of today. Please wait a moment.</source>
        <translation>您的卡已通过，正在查找您今天的预约，请稍候。</translation>
    </message>
</context>
</TS>
